/** When something is due, in words. */

import type { TaskView } from '../store/views/tasks';
import { say, showDay } from '../ui/words';

type Dates = Pick<TaskView, 'due' | 'opens' | 'late' | 'state' | 'until'>;

/** "3 days late", "Due today", "Due in 4 days"; for what is not open yet its date. */
export function dueWords({ due, opens, late, state, until }: Dates, today: number): string {
  if (late > 0) return say('due-late', { days: late });
  if (state === 'draft') return say('opens-on', { date: showDay(opens) });
  if (until !== null) return say('put-off-until', { date: showDay(until) });
  return due === today ? say('due-today') : say('due-in', { days: due - today });
}
