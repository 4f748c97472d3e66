import { useEffect, useState } from 'preact/hooks';
import type { TaskView } from '../store/views/tasks';
import type { TodayWork } from '../store/views/today';
import { Empty } from '../ui/Empty';
import { say } from '../ui/words';
import type { Route } from './router';
import { painted } from './services';
import { VisitCard } from './VisitCard';

/** More than anybody does in two days; hundreds of cards at once would make a cheap phone wait. */
export const STEP = 20;

/** More than a screen shows: these are painted first, the others a frame later. */
const AT_ONCE = 5;

interface Props {
  readonly work: TodayWork;
  readonly target: (task: TaskView) => Route;
  /** Her own work: she can open the visit. */
  readonly own?: boolean;
  readonly onMore: () => void;
}

/** Visits in the order of their urgency. */
export function VisitList({ work, target, own = false, onMore }: Props) {
  const { today, tasks, found, visits } = work;
  const [all, showAll] = useState(false);
  useEffect(() => void painted().then(() => showAll(true)), []);
  if (tasks === 0) {
    return <Empty icon="check" title={say('today-empty')} lead={say('today-empty-lead')} />;
  }
  if (found === 0) {
    return <Empty icon="filter" title={say('filter-nothing')} lead={say('filter-nothing-lead')} />;
  }
  const more = found - visits.length;
  return (
    <>
      <ul class="cards">
        {visits.slice(0, all ? visits.length : AT_ONCE).map((visit) => (
          <VisitCard key={visit.id} {...{ visit, today, target, own }} />
        ))}
      </ul>
      {more > 0 && (
        <button type="button" class="button" onClick={onMore}>
          {say('today-more', { count: more })}
        </button>
      )}
    </>
  );
}

/** "7 things to do · 2 late" */
export function workWords({ tasks, late }: Pick<TodayWork, 'tasks' | 'late'>): string {
  const counts = [say('today-count', { count: tasks })];
  if (late > 0) counts.push(say('today-late', { count: late }));
  return counts.join(' · ');
}
