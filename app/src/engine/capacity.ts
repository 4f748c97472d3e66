/** How much fits into a day: docs/adr/0051 says where the figures come from. */

import type { Point } from './places';
import { metresOnFoot, roundOf, type Stop } from './round';

export interface Capacity {
  readonly kind: 'visits' | 'hours';
  readonly amount: number;
}

export interface Work extends Stop {
  readonly tasks: number;
}

/** Nobody goes to more households in a day; ordering more would make a cheap phone wait. */
const MOST = 40;

/** Minutes. */
const FIRST_TASK = 20;
const EACH_MORE = 10;
const CALL = 5;
const METRES_A_MINUTE = 67; // 4 km in an hour

export function minutesOf({ tasks, byPhone }: Work): number {
  return byPhone ? CALL * tasks : FIRST_TASK + EACH_MORE * (tasks - 1);
}

export function minutesOnFoot(metres: number): number {
  return Math.ceil(metres / METRES_A_MINUTE);
}

/** A stop, and the way to it from the one before. */
export interface Leg<One> {
  readonly stop: One;
  readonly metres: number;
  readonly minutes: number;
}

/** The day's round: the most urgent work that fits, in the order in which to walk. */
export function planRound<One extends Work>(
  work: readonly One[],
  capacity: Capacity,
  from: Point | null,
): Leg<One>[] {
  if (capacity.kind === 'visits')
    return legsOf(work.slice(0, Math.min(capacity.amount, MOST)), from);
  const most = capacity.amount * 60;
  let taken = mostUrgent(work, most);
  let legs = legsOf(taken, from);
  // Taken by the nearest way to each; the way through all of them may be longer.
  while (taken.length > 1 && minutesIn(legs) > most) {
    taken = taken.slice(0, -1);
    legs = legsOf(taken, from);
  }
  return legs;
}

export function minutesIn(legs: readonly Leg<unknown>[]): number {
  return legs.reduce((sum, { minutes }) => sum + minutes, 0);
}

/** In the order of urgency; what does not fit is passed over for what does. */
function mostUrgent<One extends Work>(work: readonly One[], most: number): One[] {
  const taken: One[] = [];
  let left = most;
  for (const one of work) {
    const metres = Math.min(...taken.map((other) => walk(one, other)));
    const minutes = minutesOf(one) + (taken.length > 0 ? minutesOnFoot(metres) : 0);
    if (minutes > left) continue;
    left -= minutes;
    taken.push(one);
    if (taken.length === MOST) break;
  }
  return taken;
}

/** Nobody walks to call somebody. */
function walk(one: Stop, other: Stop): number {
  return one.byPhone || other.byPhone ? 0 : metresOnFoot(other, one);
}

function legsOf<One extends Work>(taken: readonly One[], from: Point | null): Leg<One>[] {
  let here: Stop | null = null;
  return roundOf(taken, from).map((stop) => {
    const metres = here ? walk(stop, here) : 0;
    if (!stop.byPhone) here = stop;
    return { stop, metres, minutes: minutesOf(stop) + minutesOnFoot(metres) };
  });
}
