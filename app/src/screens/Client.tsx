import type { ClientDetail } from '../store/views/clients';
import type { TaskView } from '../store/views/tasks';
import { BandBadge } from '../ui/Chip';
import { Icon } from '../ui/Icon';
import { PageHeading } from '../ui/PageHeading';
import { say, showDay, wordsOf } from '../ui/words';
import { Due } from './Due';
import { FactList } from './FactList';
import { Family } from './Family';
import { Frame, NotFound } from './Frame';
import { History } from './History';
import { NumberOverTime } from './NumberOverTime';
import { href } from './router';
import { useStored } from './services';
import { whatWords } from './TaskCard';

/** One person: what is known, what comes next, what was done. */
export function Client({ id }: { readonly id: string }) {
  const detail = useStored('client', id);
  if (detail === null) return <NotFound />;
  return (
    <Frame title={say('menu-clients')} back>
      {detail && <ClientBody detail={detail} />}
    </Frame>
  );
}

function ClientBody({ detail }: { readonly detail: ClientDetail }) {
  const { id, tasks, today, charts, history } = detail;
  if (detail.withdrawn) return <Withdrawn detail={detail} />;
  return (
    <>
      <Head detail={detail} />
      <Facts detail={detail} />
      <Next tasks={tasks} today={today} />
      <OtherForms detail={detail} />
      {detail.family && <Family home={detail.family} of={id} />}
      {charts.map((chart) => (
        <NumberOverTime key={chart.name} chart={chart} />
      ))}
      <History entries={history} />
    </>
  );
}

/** What is further off than this is a tap away: a child has years of visits before it. */
const NEXT = 4;

interface NextProps {
  readonly tasks: readonly TaskView[];
  readonly today: number;
}

function Next({ tasks, today }: NextProps) {
  const near = tasks.filter(({ state }, index) => index < NEXT || state !== 'draft');
  const later = tasks.filter((task) => !near.includes(task));
  return (
    <section class="card">
      <h2>{say('client-tasks')}</h2>
      {tasks.length === 0 && <p class="card-pad lead">{say('client-no-tasks')}</p>}
      <TaskRows tasks={near} today={today} />
      {later.length > 0 && (
        <details class="unfold unfold-rows">
          <summary>{say('client-later', { count: later.length })}</summary>
          <TaskRows tasks={later} today={today} />
        </details>
      )}
    </section>
  );
}

function TaskRows({ tasks, today }: NextProps) {
  return (
    <ul class="rows">
      {tasks.map((task) => (
        <TaskRow key={task.id} task={task} today={today} />
      ))}
    </ul>
  );
}

function Head({ detail: { label, list, place } }: { readonly detail: ClientDetail }) {
  return (
    <div class="page-head">
      <PageHeading>{label}</PageHeading>
      <p class="lead">{wordsOf(list)}</p>
      {place !== '' && (
        <p class="with-icon lead">
          <Icon name="place" />
          {place}
        </p>
      )}
    </div>
  );
}

/** What matters at the door; all else is a tap away. */
function Facts({ detail: { summary, facts } }: { readonly detail: ClientDetail }) {
  const onTop = summary.length > 0 ? summary : facts;
  if (onTop.length === 0) return null;
  return (
    <section class="card card-pad stack">
      <h2>{say('client-facts')}</h2>
      <FactList facts={onTop} />
      {summary.length > 0 && facts.length > 0 && (
        <details class="unfold">
          <summary>{say('client-more-facts')}</summary>
          <FactList facts={facts} />
        </details>
      )}
    </section>
  );
}

/** Nobody is here any more; but what was recorded can be seen, and be put back. */
function Withdrawn({ detail: { label, history } }: { readonly detail: ClientDetail }) {
  return (
    <>
      <div class="page-head">
        <PageHeading>{label || say('client-withdrawn')}</PageHeading>
        <p class="lead">{say('client-withdrawn-lead')}</p>
      </div>
      <History entries={history} />
    </>
  );
}

function TaskRow({ task, today }: { readonly task: TaskView; readonly today: number }) {
  return (
    <li data-testid="task">
      <a class="row" href={href({ screen: 'task', key: task })}>
        <span class="row-body">
          <span class="row-name">{whatWords(task)}</span>
          {task.state === 'draft' ? (
            <span class="quiet">{showDay(task.due)}</span>
          ) : (
            <span class="task-top">
              <Due task={task} today={today} />
              <BandBadge band={task.band} />
            </span>
          )}
        </span>
        <Icon name="forward" />
      </a>
    </li>
  );
}

/** Work that nobody planned: a danger sign does not wait for a task. */
function OtherForms({ detail: { id, forms, begins } }: { readonly detail: ClientDetail }) {
  return forms.length + begins.length === 0 ? null : (
    <section class="stack">
      <h2>{say('client-more-forms')}</h2>
      <div class="buttons">
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
      </div>
    </section>
  );
}
