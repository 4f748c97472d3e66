import { minutesOnFoot } from '../engine/capacity';
import type { DayPlan, PlannedStop } from '../store/planning';
import { BandBadge } from '../ui/Chip';
import { Icon } from '../ui/Icon';
import { PageHeading } from '../ui/PageHeading';
import { say, showNumber } from '../ui/words';
import { href } from './router';
import { useServices } from './services';
import { workAt } from './Today';
import { TaskLine } from './VisitCard';
import { workWords } from './VisitList';

/** The day's round in order, how far she is, and what is left for another day. */
export function Round({ plan }: { readonly plan: DayPlan }) {
  const { store } = useServices();
  return (
    <>
      <div class="page-head">
        <PageHeading>{say('plan-round')}</PageHeading>
        <p class="lead">{planWords(plan)}</p>
        <p class="quiet">{say('plan-order')}</p>
      </div>
      <ol class="cards">
        {plan.stops.map((stop, index) => (
          <StopCard key={stop.home.id} stop={stop} number={index + 1} />
        ))}
      </ol>
      <LeftOut plan={plan} />
      <button type="button" class="button button-wide" onClick={() => void store.call('dropPlan')}>
        <Icon name="route" />
        {say('plan-again')}
      </button>
    </>
  );
}

/** "2 of 6 done · about 3 h 40 min, 2.1 km on foot" */
function planWords({ stops, minutes }: DayPlan): string {
  const done = stops.filter(({ visit }) => !visit).length;
  const metres = stops.reduce((sum, stop) => sum + stop.metres, 0);
  const time = say('plan-time', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
  const words = [say('plan-done', { done, all: stops.length }), time];
  if (metres > 0) words.push(say('plan-walk', { km: showNumber(Math.round(metres / 100) / 10) }));
  return words.join(' · ');
}

interface StopProps {
  readonly stop: PlannedStop;
  readonly number: number;
}

function StopCard({ stop: { home, visit, metres }, number }: StopProps) {
  return (
    <li class={visit ? `card task task-${visit.band}` : 'card task'} data-testid="stop">
      <a class="row" href={href({ screen: 'visit', id: home.id })}>
        <span class={visit ? 'stop-number' : 'stop-number stop-done'}>
          {visit ? showNumber(number) : <Icon name="check" />}
        </span>
        <span class="row-body">
          <span class="row-name">{home.label}</span>
          {visit && visit.band !== 'routine' && (
            <span>
              <BandBadge band={visit.band} />
            </span>
          )}
          {home.place !== '' && <span class="quiet">{home.place}</span>}
          <span class={visit && visit.late > 0 ? 'due due-late' : 'due'}>
            {visit
              ? workWords({ tasks: visit.tasks.length, late: visit.late })
              : say('plan-stop-done')}
          </span>
          {metres > 0 && (
            <span class="quiet">{say('plan-leg', { minutes: minutesOnFoot(metres) })}</span>
          )}
        </span>
        <Icon name="forward" />
      </a>
    </li>
  );
}

/** What does not fit, and why: she decides with open eyes. */
function LeftOut({ plan: { left, leftOut, capacity, today } }: { readonly plan: DayPlan }) {
  if (left === 0) return <p class="lead">{say('plan-all')}</p>;
  const { kind, amount } = capacity;
  return (
    <section class="card">
      <h2>{say('plan-left', { count: left })}</h2>
      <p class="card-pad lead">{say(`plan-left-${kind}`, { count: amount })}</p>
      <ul class="rows">
        {leftOut.flatMap(({ id, tasks }) =>
          tasks
            .slice(0, 1)
            .map((task) => (
              <TaskLine key={task.id} {...{ task, today }} home={id} target={workAt} />
            )),
        )}
      </ul>
    </section>
  );
}
