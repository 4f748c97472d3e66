/** How much work the next days bring: numbers only, since they are kept where no PIN is asked. */

import { isoOfDay } from '../../engine/days';
import { BANDS } from '../../engine/tasks';
import { type Context, programmeOf, today } from '../context';
import { refreshTasks } from '../tasking';
import { whoseWork } from './tasks';

export interface DayOutlook {
  /** ISO date. */
  readonly day: string;
  /** Tasks that can be done on it, and how many of them are more than routine by what is known now. */
  readonly open: number;
  readonly urgent: number;
  readonly working: boolean;
}

/** A phone that nobody opens for longer has nothing new to say. */
const DAYS = 7;

const COUNTS = `
  SELECT d.value AS day, COUNT(*) AS open, COUNT(*) FILTER (WHERE t.band >= :urgent) AS urgent
  FROM json_each(:days) d JOIN task t JOIN record r ON r.id = t.subject
  WHERE CASE t.state WHEN 'ready' THEN 0 WHEN 'draft' THEN t.opens WHEN 'on-hold' THEN t.until END
      <= d.value
    AND COALESCE(t.closes, d.value) >= d.value`;

interface Counted {
  readonly day: number;
  readonly open: number;
  readonly urgent: number;
}

/** Today and the days after it. */
export function outlook(ctx: Context): DayOutlook[] {
  refreshTasks(ctx);
  const { sql, given } = whoseWork(ctx);
  const { working_days: working } = programmeOf(ctx);
  const days = Array.from({ length: DAYS }, (_, ahead) => today(ctx) + ahead);
  const found = ctx.db.rows<Counted>(`${COUNTS} AND ${sql} GROUP BY d.value`, {
    ...given,
    urgent: BANDS.indexOf('urgent'),
    days: JSON.stringify(days),
  });
  return days.map((day) => {
    const { open = 0, urgent = 0 } = found.find((one) => one.day === day) ?? {};
    const isWorking = working === undefined || working.includes(weekdayOf(day));
    return { day: isoOfDay(day), open, urgent, working: isWorking };
  });
}

/** Monday is 1; the first epoch day was a Thursday. */
function weekdayOf(day: number): number {
  return ((day + 3) % 7) + 1;
}
