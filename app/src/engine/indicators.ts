import type { Indicator } from '../contract/package';
import type { Database } from './database';
import type { Month } from './days';

export interface IndicatorRow {
  readonly worker: string;
  /** Code of the month, as "2026-11". */
  readonly period: string;
  readonly value: number;
}

/** Values by worker and month; a worker without any has no row. `months` are the oldest first. */
export function indicatorByMonth(
  db: Database,
  indicator: Indicator,
  months: readonly Month[],
): IndicatorRow[] {
  const first = months[0];
  const last = months.at(-1);
  if (!first || !last) return [];
  return db.rows<IndicatorRow>(indicator.sql, {
    kind: 'month',
    first_day: first.first_day,
    last_day: last.last_day,
  });
}
