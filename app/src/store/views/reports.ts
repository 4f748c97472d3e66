/** Indicators of the last months, for one CHW or side by side for a team. */

import type { Indicator } from '../../contract/package';
import { firstRow } from '../../engine/database';
import { type Month, monthsUntil } from '../../engine/days';
import {
  type Figure,
  indicatorByMonth,
  meetsTarget,
  sumOf,
  valueIn,
} from '../../engine/indicators';
import { type Context, ownWorker, programmeOf, today } from '../context';
import { refreshTasks } from '../tasking';
import { chws } from './team';

const MONTHS = 3;

/** A figure with its value: the number itself, or the percentage; null of a share of nothing. */
export interface ReportNumber extends Figure {
  readonly value: number | null;
  /** Null without a target. */
  readonly meetsTarget: boolean | null;
}

export interface ReportLine {
  readonly worker: string;
  readonly name: string;
  /** One per month of the report. */
  readonly numbers: readonly ReportNumber[];
  readonly total: ReportNumber;
}

export interface IndicatorReport
  extends Pick<Indicator, 'name' | 'label' | 'is_share' | 'direction' | 'target'> {
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
  const now = today(ctx);
  const months = monthsUntil(now, MONTHS);
  const indicators = programmeOf(ctx).indicators.map((indicator) => {
    const rows = indicatorByMonth(ctx.db, indicator, months, now);
    const lines = workers.map(({ id, name }) => {
      const own = rows.filter(({ worker }) => worker === id);
      const numbers = months.map(({ code }) => {
        return numberOf(
          indicator,
          own.filter(({ period }) => period === code),
        );
      });
      return { worker: id, name, numbers, total: numberOf(indicator, own) };
    });
    const { name, label, is_share, direction, target } = indicator;
    return { name, label, is_share, direction, target, lines };
  });
  return { months, indicators, unsent: countUnsent(ctx) };
}

function numberOf(indicator: Indicator, figures: readonly Figure[]): ReportNumber {
  const figure = sumOf(indicator, figures);
  return { ...figure, value: valueIn(figure), meetsTarget: meetsTarget(indicator, figure) };
}

export function countUnsent(ctx: Context): number {
  const sql = "SELECT COUNT(*) AS count FROM submission WHERE state = 'unsent'";
  return firstRow<{ count: number }>(ctx.db, sql)?.count ?? 0;
}
