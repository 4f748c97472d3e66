/** When something is due, in words. */

import type { TaskView } from '../store/views/tasks';
import { say, showDay } from '../ui/words';

type Dates = Pick<TaskView, 'due' | 'opens' | 'late' | 'hoursLeft' | 'state' | 'until'>;

/** Nearer than this, hours say more than days. */
const HOURS = 48;

/** "3 days late", "Due today", "Due in 4 days", "Within 5 hours"; for what is not open yet its date. */
export function dueWords(dates: Dates, today: number): string {
  const { due, opens, late, hoursLeft, state, until } = dates;
  if (isLate(dates) && late < 2 && hoursLeft !== null) {
    return say('due-hours-late', { hours: Math.max(1, -hoursLeft) });
  }
  if (late > 0) return say('due-late', { days: late });
  if (state === 'draft') return say('opens-on', { date: showDay(opens) });
  if (until !== null) return say('put-off-until', { date: showDay(until) });
  if (hoursLeft !== null && hoursLeft <= HOURS) return say('due-within', { hours: hoursLeft });
  return due === today ? say('due-today') : say('due-in', { days: due - today });
}

/** Overdue by a day or, where it counts in hours, by a minute. */
export function isLate({ late, hoursLeft, state }: Dates): boolean {
  return late > 0 || (state === 'ready' && hoursLeft !== null && hoursLeft <= 0);
}
