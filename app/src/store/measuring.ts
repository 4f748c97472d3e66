/**
 * What indicators give each worker, kept for the rules about workers that look at it. It is counted
 * from what this phone holds, unsent work too, so her list and her figures never contradict.
 */

import type { Indicator } from '../contract/package';
import { put } from '../engine/database';
import { type Month, monthsUntil } from '../engine/days';
import { indicatorByMonth, sumOf } from '../engine/indicators';
import { type Context, programmeOf, today } from './context';
import { WORKERS } from './people';

/** Months that work recorded today changes: it may be of the end of the last one. */
export const LATELY = 2;

interface Value {
  readonly indicator: string;
  readonly worker: string;
  /** 12 * year + its number from 0. */
  readonly month: number;
  readonly numerator: number;
  readonly denominator: number | null;
}

/** Brings the newest `most` months up to date; the workers whose numbers changed. */
export function measure(ctx: Context, most = Number.POSITIVE_INFINITY): string[] {
  const pkg = programmeOf(ctx);
  const used = pkg.indicators.filter(({ worker_months = 0 }) => worker_months > 0);
  if (used.length === 0 || !pkg.lists[WORKERS]) return [];
  const people = ctx.db
    .rows<{ id: string }>(`SELECT _id AS id FROM entity_${WORKERS}`)
    .map(({ id }) => id);
  const changed = used.flatMap((indicator) => settle(ctx, indicator, people, most));
  return [...new Set(changed)];
}

function settle(
  ctx: Context,
  indicator: Indicator,
  people: readonly string[],
  most: number,
): string[] {
  const months = monthsUntil(today(ctx), Math.min(indicator.worker_months ?? 0, most));
  const right = counted(ctx, indicator, months, people);
  const since = numberOf(months[0]);
  const { name } = indicator;
  const kept = ctx.db.rows<Value>(KEPT, { name, since });
  const known = new Set(kept.map(textOf));
  const told = new Set(right.map(textOf));
  const gone = kept.filter((value) => !told.has(textOf(value)));
  const fresh = right.filter((value) => !known.has(textOf(value)));
  for (const { worker, month } of gone) ctx.db.run(GONE, { name, worker, month });
  for (const value of fresh) put(ctx.db, 'indicator_value', { ...value });
  return [...gone, ...fresh].map(({ worker }) => worker);
}

const KEPT = `
  SELECT indicator, worker, month, numerator, denominator
  FROM indicator_value WHERE indicator = :name AND month >= :since`;
const GONE = `
  DELETE FROM indicator_value WHERE indicator = :name AND worker = :worker AND month = :month`;

/** Over all areas that this phone holds. */
function counted(
  ctx: Context,
  indicator: Indicator,
  months: readonly Month[],
  people: readonly string[],
): Value[] {
  const rows = indicatorByMonth(ctx.db, indicator, months, today(ctx));
  return people.flatMap((worker) =>
    months.flatMap((month) => {
      const own = rows.filter((row) => row.worker === worker && row.period === month.code);
      if (own.length === 0) return [];
      const figure = sumOf(indicator, own);
      return [{ indicator: indicator.name, worker, month: numberOf(month), ...figure }];
    }),
  );
}

function numberOf(month: Month | undefined): number {
  const [year = 0, number = 1] = (month?.code ?? '').split('-').map(Number);
  return 12 * year + number - 1;
}

function textOf({ worker, month, numerator, denominator }: Value): string {
  return [worker, month, numerator, denominator].join(' ');
}
