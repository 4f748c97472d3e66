import type { ReasonPart, Why } from '../engine/why';
import type { TaskDetail, TaskKey, TaskView } from '../store/views/tasks';
import { BandBadge } from '../ui/Chip';
import { Icon } from '../ui/Icon';
import { PageHeading } from '../ui/PageHeading';
import { say, showDay, showMoment, wordsOf } from '../ui/words';
import { CallButton } from './Call';
import { Due } from './Due';
import { Frame, NotFound } from './Frame';
import { href } from './router';
import { useServices, useStored } from './services';
import { whatWords } from './TaskCard';

/** Why a task is there, and when it may be done. */
export function Task({ taskKey }: { readonly taskKey: TaskKey }) {
  const detail = useStored('taskDetail', taskKey);
  if (detail === null) return <NotFound />;
  return (
    <Frame title={say('task-why')} back>
      {detail && <TaskBody detail={detail} />}
    </Frame>
  );
}

function TaskBody({ detail: { task, why, today } }: { readonly detail: TaskDetail }) {
  return (
    <>
      <div class="page-head">
        <PageHeading>{task.person}</PageHeading>
        <p>{whatWords(task)}</p>
        <div class="task-top">
          <Due task={task} today={today} />
          <BandBadge band={task.band} />
        </div>
      </div>
      <Actions task={task} />
      <Score why={why} />
      <Dates task={task} />
    </>
  );
}

function Actions({ task }: { readonly task: TaskView }) {
  const { role } = useServices();
  const { form, subject, person, mode, state, assignTo } = task;
  return (
    <div class="buttons">
      {assignTo === role && state === 'ready' && form !== '' && (
        <a class="button button-main" href={href({ screen: 'form', form, about: subject })}>
          {say(`start-${mode}`)}
          <Icon name="forward" />
        </a>
      )}
      <CallButton name={person} number={task.phone} />
      {task.mayFail && (
        <a class="button" href={href({ screen: 'outcome', key: task })}>
          <Icon name="notDone" />
          {say('not-done')}
        </a>
      )}
      <a class="button" href={href({ screen: 'client', id: subject })}>
        <Icon name="clients" />
        {say('open-client', { person })}
      </a>
    </div>
  );
}

function Score({ why }: { readonly why: Why }) {
  const band = say('why-band', { band: say(`band-${why.band}`) });
  return (
    <section class="card card-pad stack">
      <h2>{say('why-title')}</h2>
      <dl class="facts facts-points">
        <div>
          <dt>{band}</dt>
          <dd>{say('why-points', { points: why.bandPoints })}</dd>
        </div>
        {why.reasons.map((reason) => (
          <Part key={reason.code} reason={reason} late={why.daysLate} />
        ))}
      </dl>
      <p class="sum">
        <span>{say('why-score')}</span>
        <span>{say('why-points', { points: why.score })}</span>
      </p>
      <p class="quiet">{say(why.band === 'stat' ? 'why-emergency' : 'why-order')}</p>
    </section>
  );
}

/** A reason that ages says its days; one without points says that it raises the urgency. */
function Part({ reason, late }: { readonly reason: ReasonPart; readonly late: number }) {
  const label = wordsOf(reason.label);
  return (
    <div>
      <dt>
        {reason.ages && late > 0 ? `${label}: ${say('due-late', { days: late })}` : label}
        {reason.band && (
          <div class="quiet">{say('why-lifts', { band: say(`band-${reason.band}`) })}</div>
        )}
      </dt>
      <dd>{reason.points > 0 && say('why-points', { points: reason.points })}</dd>
    </div>
  );
}

function Dates({ task }: { readonly task: TaskView }) {
  const dates = [
    ['why-opens', showDay(task.opens)],
    ['why-due', task.dueAt === null ? showDay(task.due) : showMoment(task.dueAt)],
    ['why-closes', task.closes === null ? say('why-no-end') : showDay(task.closes)],
  ] as const;
  return (
    <section class="card card-pad stack">
      <h2>{say('why-dates')}</h2>
      <dl class="facts">
        {dates.map(([id, text]) => (
          <div key={id}>
            <dt>{say(id)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
