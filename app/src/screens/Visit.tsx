import type { TaskView } from '../store/views/tasks';
import type { HomeVisit, Inmate } from '../store/views/visit';
import { Icon } from '../ui/Icon';
import { PageHeading } from '../ui/PageHeading';
import { say, wordsOf } from '../ui/words';
import { Frame, NotFound } from './Frame';
import { href } from './router';
import { useStored } from './services';
import { TaskCard } from './TaskCard';
import { workAt } from './Today';
import { TaskLine } from './VisitCard';

/** A household while she is there: one task after the other, and all else that can be done. */
export function Visit({ id }: { readonly id: string }) {
  const visit = useStored('visit', id);
  if (visit === null) return <NotFound />;
  return (
    <Frame title={say('visit-title')} back>
      {visit && <VisitBody visit={visit} />}
    </Frame>
  );
}

function VisitBody({
  visit: { home, tasks, soon, inmates, today },
}: {
  readonly visit: HomeVisit;
}) {
  return (
    <>
      <div class="page-head">
        <PageHeading>{home.label}</PageHeading>
        {home.place !== '' && (
          <p class="with-icon lead">
            <Icon name="place" />
            {home.place}
          </p>
        )}
        {tasks.length > 0 && <p>{say('today-count', { count: tasks.length })}</p>}
      </div>
      {tasks.length === 0 && <AllDone home={home.id} />}
      <ul class="cards">
        {tasks.map((task) => (
          <TaskCard key={task.id} task={task} today={today} target={workAt(task)} home={home.id} />
        ))}
      </ul>
      {soon.length > 0 && <Soon tasks={soon} today={today} home={home.id} />}
      <section class="stack">
        <h2>{say('visit-people')}</h2>
        <ul class="cards">
          {inmates.map((inmate) => (
            <Person key={inmate.id} inmate={inmate} />
          ))}
        </ul>
      </section>
    </>
  );
}

/** Nothing is left here: on to the next household of the round, or back to the list. */
function AllDone({ home }: { readonly home: string }) {
  const plan = useStored('dayPlan');
  const next = plan?.stops.find(({ visit }) => visit && visit.id !== home);
  return (
    <section class="card card-pad stack">
      <p class="with-icon due">
        <Icon name="check" />
        {say('visit-done')}
      </p>
      {next ? (
        <a class="button button-main" href={href({ screen: 'visit', id: next.home.id })}>
          {say('visit-next', { name: next.home.label })}
          <Icon name="forward" />
        </a>
      ) : (
        <a class="button button-main" href={href({ screen: 'today' })}>
          {say('visit-back')}
        </a>
      )}
    </section>
  );
}

interface SoonProps {
  readonly tasks: readonly TaskView[];
  readonly today: number;
  readonly home: string;
}

/** What comes within weeks: to agree on a day while one is there. */
function Soon({ tasks, today, home }: SoonProps) {
  return (
    <section class="card">
      <h2>{say('visit-soon')}</h2>
      <ul class="rows">
        {tasks.map((task) => (
          <TaskLine
            key={task.id}
            {...{ task, today, home }}
            target={() => ({ screen: 'task', key: task })}
          />
        ))}
      </ul>
    </section>
  );
}

/** Work that nobody planned, about anybody here: a danger sign does not wait for a task. */
function Person({ inmate: { id, label, list, forms, begins } }: { readonly inmate: Inmate }) {
  return (
    <li class="card">
      <details>
        <summary class="row">
          <span class="row-body">
            <span class="row-name">{label}</span>
            <span class="quiet">{wordsOf(list)}</span>
          </span>
          <Icon name="plus" />
        </summary>
        <div class="buttons card-pad">
          {forms.map(({ form, title }) => (
            <a key={form} class="button" href={href({ screen: 'form', form, about: id })}>
              <Icon name="plus" />
              {wordsOf(title)}
            </a>
          ))}
          {begins.map(({ form, title }) => (
            <a key={form} class="button" href={href({ screen: 'form', form, about: '', from: id })}>
              <Icon name="plus" />
              {wordsOf(title)}
            </a>
          ))}
          <a class="button" href={href({ screen: 'client', id })}>
            <Icon name="clients" />
            {say('open-client', { person: label })}
          </a>
        </div>
      </details>
    </li>
  );
}
