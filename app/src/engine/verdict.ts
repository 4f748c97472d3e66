/**
 * How a figure stands, against its target and against the month before. The same as
 * doorstep/protocol/verdict.py; conformance/verdicts has the cases.
 */

import type { Indicator } from '../contract/package';
import { type Figure, meetsTarget, valueIn } from './indicators';

/** Said of a share of fewer: more of chance than of work. */
export const FEW = 5;

export type Verdict = 'met' | 'improving' | 'behind' | 'few' | 'open' | 'none';

type Aim = Pick<Indicator, 'is_share' | 'target' | 'direction'>;

/** `over`: whether its month is. */
export function verdictOf(aim: Aim, figure: Figure, before: Figure | null, over: boolean): Verdict {
  const meets = meetsTarget(aim, figure);
  if (meets === null) return 'none';
  if (isFew(figure)) return 'few';
  const better = before !== null && isBetter(aim, figure, before);
  if (!over && !aim.is_share && isUndecided(aim, meets, better)) return 'open';
  if (meets) return 'met';
  return better ? 'improving' : 'behind';
}

/** A count only grows: what is too little may become enough, and what is not too much, too much. */
function isUndecided({ direction }: Aim, meets: boolean, better: boolean): boolean {
  return direction === 'higher' ? !meets : meets || better;
}

export function isFew({ denominator }: Figure): boolean {
  return denominator !== null && denominator < FEW;
}

/** Whether the one is better than the other; not where either is too few to tell. */
export function isBetter({ direction }: Pick<Aim, 'direction'>, one: Figure, other: Figure) {
  const [value, than] = [valueIn(one), valueIn(other)];
  if (value === null || than === null || isFew(one) || isFew(other)) return false;
  return direction === 'higher' ? value > than : value < than;
}
