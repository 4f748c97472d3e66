/** Indicators of the last months: all of them in short, or one with everybody's numbers. */

import type { Indicator } from '../../contract/package';
import { type Month, monthsUntil } from '../../engine/days';
import {
  type Figure,
  type IndicatorRow,
  indicatorByMonth,
  sumOf,
  valueIn,
} from '../../engine/indicators';
import { type Standing, standings } from '../../engine/ranking';
import { type Verdict, verdictOf } from '../../engine/verdict';
import { type Context, ownWorker, programmeOf, today } from '../context';
import { chws } from '../people';
import { refreshTasks } from '../tasking';
import { type Freshness, freshness, type Heard, heardOf } from './hearing';
import { caseloads } from './team';

export const MONTHS = 3;

/** A fall needs three months that are over. */
const LOOKED_AT = 4;

/** A figure with its value: the number itself, or the percentage; null of a share of nothing. */
export interface ReportNumber extends Figure {
  readonly value: number | null;
  readonly verdict: Verdict;
}

/** One per month of the report, and all of them together. */
export interface Numbers {
  readonly numbers: readonly ReportNumber[];
  readonly total: ReportNumber;
}

export type IndicatorHead = Pick<Indicator, 'name' | 'label' | 'is_share' | 'direction' | 'target'>;

export interface Report {
  readonly months: readonly Month[];
  /** One's own or, for a supervisor, of all her areas. */
  readonly indicators: readonly (IndicatorHead & Numbers)[];
  readonly freshness: Freshness;
}

export function report(ctx: Context): Report {
  refreshTasks(ctx);
  const months = monthsUntil(today(ctx), MONTHS);
  const indicators = programmeOf(ctx).indicators.map((indicator) => {
    const rows = rowsOf(ctx, indicator, months);
    return { ...headOf(indicator), ...numbersOf(indicator, rows, months) };
  });
  return { months, indicators, freshness: freshness(ctx) };
}

/** A worker's numbers beside those of the others. */
export interface Peer extends Numbers, Standing {
  readonly worker: string;
  readonly name: string;
  readonly caseload: number;
  readonly heard: Heard;
}

export interface IndicatorReport extends IndicatorHead, Numbers {
  readonly months: readonly Month[];
  /** For a supervisor: the ranked ones first, in their order. */
  readonly peers: readonly Peer[];
  readonly freshness: Freshness;
}

/** One indicator over `most` months; null where there is none of that name. */
export function indicatorReport(ctx: Context, name: string, most: number): IndicatorReport | null {
  refreshTasks(ctx);
  const indicator = programmeOf(ctx).indicators.find((item) => item.name === name);
  if (!indicator) return null;
  const looked = monthsUntil(today(ctx), Math.max(most, LOOKED_AT));
  const months = looked.slice(-most);
  const rows = rowsOf(ctx, indicator, looked);
  return {
    ...headOf(indicator),
    ...numbersOf(indicator, rows, months),
    months,
    peers: ownWorker(ctx).role === 'chw' ? [] : peersOf(ctx, indicator, rows, looked, months),
    freshness: freshness(ctx),
  };
}

function headOf({ name, label, is_share, direction, target }: Indicator): IndicatorHead {
  return { name, label, is_share, direction, target };
}

/** A CHW's phone may hold what others did in her area; a supervisor's counts all of it. */
function rowsOf(ctx: Context, indicator: Indicator, months: readonly Month[]): IndicatorRow[] {
  const { id, role } = ownWorker(ctx);
  const rows = indicatorByMonth(ctx.db, indicator, months, today(ctx));
  return role === 'chw' ? rows.filter(({ worker }) => worker === id) : rows;
}

function numbersOf(
  indicator: Indicator,
  rows: readonly IndicatorRow[],
  months: readonly Month[],
): Numbers {
  const figures = figuresOf(indicator, rows, months);
  const numbers = figures.map((figure, index) => {
    const before = index === 0 ? null : (figures[index - 1] ?? null);
    const verdict = verdictOf(indicator, figure, before, index < figures.length - 1);
    return { ...figure, value: valueIn(figure), verdict };
  });
  const total = sumOf(indicator, figures);
  // The target of a count is a month's.
  const verdict = indicator.is_share ? verdictOf(indicator, total, null, true) : 'none';
  return { numbers, total: { ...total, value: valueIn(total), verdict } };
}

function figuresOf(
  indicator: Indicator,
  rows: readonly IndicatorRow[],
  months: readonly Month[],
): Figure[] {
  return months.map(({ code }) =>
    sumOf(
      indicator,
      rows.filter(({ period }) => period === code),
    ),
  );
}

function peersOf(
  ctx: Context,
  indicator: Indicator,
  rows: readonly IndicatorRow[],
  looked: readonly Month[],
  months: readonly Month[],
): Peer[] {
  const carried = caseloads(ctx);
  const lines = chws(ctx).map(({ id, name }) => {
    const own = rows.filter(({ worker }) => worker === id);
    const figures = figuresOf(indicator, own, looked);
    const now = figures.at(-1) ?? sumOf(indicator, []);
    return {
      ...numbersOf(indicator, own, months),
      ...{ past: figures.slice(0, -1), now },
      ...{ worker: id, name, caseload: carried.get(id) ?? 0, heard: heardOf(ctx, id) },
    };
  });
  const entrants = lines.map((line) => ({ ...line, isSilent: line.heard.isSilent }));
  const stand = standings(indicator, entrants);
  const peers = lines.map(
    ({ past: _, now: __, ...line }, index) => ({ ...line, ...stand[index] }) as Peer,
  );
  return peers.sort(
    (one, other) => (one.rank ?? peers.length + 1) - (other.rank ?? peers.length + 1),
  );
}
