/**
 * Workers side by side, fairly: who is ranked, who does best, who needs support and why. Pure.
 *
 * Nobody is ranked by a number too small to judge, nor by one that is not complete: whose phone was
 * not heard of is not known to be slow.
 */

import type { Indicator } from '../contract/package';
import { type Figure, meetsTarget, valueIn } from './indicators';
import { FEW, isBetter, isFew } from './verdict';

export interface Entrant {
  /** Of all months that are looked at. */
  readonly total: Figure;
  /** Those of the months that are over, the oldest first. */
  readonly past: readonly Figure[];
  /** Of the month that runs. */
  readonly now: Figure;
  /** Clients who are followed. */
  readonly caseload: number;
  readonly isSilent: boolean;
}

/** Why somebody needs support. */
export type Concern = 'below' | 'falling';

export interface Standing {
  /** From 1; workers with the same value share one. Null: not ranked, and `unranked` says why. */
  readonly rank: number | null;
  readonly unranked: 'few' | 'silent' | null;
  readonly isBest: boolean;
  readonly concerns: readonly Concern[];
}

type Aim = Pick<Indicator, 'target' | 'direction' | 'is_share'>;

/** With fewer there is nothing to be first of. */
const ENOUGH = 3;
/** Months, each worse than the one before, that make a fall. */
const FALL = 3;

export function standings(aim: Aim, entrants: readonly Entrant[]): Standing[] {
  const values = entrants.flatMap((one) => (unranked(one) ? [] : [valueIn(one.total) ?? 0]));
  return entrants.map((one) => {
    const why = unranked(one);
    if (why) return { rank: null, unranked: why, isBest: false, concerns: [] };
    const value = valueIn(one.total) ?? 0;
    const rank = 1 + values.filter((other) => isBeyond(aim, other, value)).length;
    const concerns = concernsOf(aim, one);
    return { rank, unranked: null, isBest: isBest(aim, one, rank, values.length), concerns };
  });
}

function unranked({ total, caseload, isSilent }: Entrant): 'few' | 'silent' | null {
  if (isSilent) return 'silent';
  const few = total.denominator === null ? caseload < FEW : isFew(total);
  return few ? 'few' : null;
}

function isBeyond({ direction }: Aim, one: number, other: number): boolean {
  return direction === 'higher' ? one > other : one < other;
}

/** Among the first quarter, with the target reached and no fall. */
function isBest(aim: Aim, one: Entrant, rank: number, ranked: number): boolean {
  const enough = ranked >= ENOUGH && rank <= Math.ceil(ranked / 4);
  const much = aim.direction === 'lower' || one.total.numerator > 0;
  return enough && much && concernsOf(aim, one).length === 0;
}

function concernsOf(aim: Aim, one: Entrant): Concern[] {
  const found: Concern[] = [];
  if (isBelow(aim, one)) found.push('below');
  if (isFalling(aim, one)) found.push('falling');
  return found;
}

/** A share by all its months; a count by the last one that is over, as its target is a month's. */
function isBelow(aim: Aim, { total, past }: Entrant): boolean {
  const last = past.at(-1);
  return aim.is_share
    ? meetsTarget(aim, total) === false
    : last !== undefined && meetsTarget(aim, last) === false;
}

/** Unless this month is better already. */
function isFalling(aim: Aim, { past, now }: Entrant): boolean {
  const last = past.slice(-FALL);
  const before = last.at(-1);
  if (before && isBetter(aim, now, before)) return false;
  const worse = last.slice(1).every((figure, index) => {
    const earlier = last[index];
    return earlier !== undefined && isBetter(aim, earlier, figure);
  });
  return last.length === FALL && worse;
}
