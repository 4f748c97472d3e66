/** Indicators of the last months, for one CHW or side by side for a team. */

import type { Words } from '../../contract/package';
import { firstRow } from '../../engine/database';
import { type Month, monthsUntil } from '../../engine/days';
import { indicatorByMonth } from '../../engine/indicators';
import { type Context, ownWorker, programmeOf, today } from '../context';
import { refreshTasks } from '../tasking';
import { chws } from './team';

const MONTHS = 3;

export interface ReportLine {
  readonly worker: string;
  readonly name: string;
  /** One value per month of the report. */
  readonly values: readonly number[];
}

export interface IndicatorReport {
  readonly name: string;
  readonly label: Words;
  readonly lines: readonly ReportLine[];
}

export interface Report {
  readonly months: readonly Month[];
  readonly indicators: readonly IndicatorReport[];
  /** How many submissions in it the server has not got yet. */
  readonly unsent: number;
}

/** A CHW sees her own line; a supervisor one per CHW of the area. */
export function report(ctx: Context): Report {
  refreshTasks(ctx);
  const own = ownWorker(ctx);
  const workers = own.role === 'chw' ? [own] : chws(ctx);
  const months = monthsUntil(today(ctx), MONTHS);
  const indicators = programmeOf(ctx).indicators.map((indicator) => {
    const rows = indicatorByMonth(ctx.db, indicator, months);
    const value = (worker: string, period: string) =>
      rows.find((row) => row.worker === worker && row.period === period)?.value ?? 0;
    const lines = workers.map(({ id, name }) => {
      return { worker: id, name, values: months.map(({ code }) => value(id, code)) };
    });
    return { name: indicator.name, label: indicator.label, lines };
  });
  return { months, indicators, unsent: countUnsent(ctx) };
}

export function countUnsent(ctx: Context): number {
  const sql = "SELECT COUNT(*) AS count FROM submission WHERE state = 'unsent'";
  return firstRow<{ count: number }>(ctx.db, sql)?.count ?? 0;
}
