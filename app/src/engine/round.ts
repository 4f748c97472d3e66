/**
 * The order of a day's visits: docs/adr/0051. Emergencies first, as urgent as they are; then calls,
 * which cost no walking; then the rest by the shortest way that two simple steps find.
 */

import { metresBetween, type Point } from './places';

export interface Stop {
  readonly id: string;
  readonly emergency: boolean;
  /** All of its work is done by phone. */
  readonly byPhone: boolean;
  readonly point: Point | null;
  /** What the place is called, and the area it is in. */
  readonly place: string;
  readonly area: string;
}

/** Streets are longer than the crow flies. */
const DETOUR = 1.4;

/** Metres, where no points say it: between neighbours, between villages, between areas. */
const SAME_PLACE = 300;
const OTHER_PLACE = 1500;
const OTHER_AREA = 4000;

export function metresOnFoot(one: Stop, other: Stop): number {
  if (one.point && other.point) return metresBetween(one.point, other.point) * DETOUR;
  if (one.area !== other.area) return OTHER_AREA;
  return one.place === other.place ? SAME_PLACE : OTHER_PLACE;
}

/** `stops`: the most urgent first. `from`: where the round begins, if it is known. */
export function roundOf<One extends Stop>(stops: readonly One[], from: Point | null): One[] {
  const emergencies = stops.filter(({ emergency }) => emergency);
  const rest = stops.filter(({ emergency }) => !emergency);
  const calls = rest.filter(({ byPhone }) => byPhone);
  const walked = rest.filter(({ byPhone }) => !byPhone);
  const last = emergencies.filter(({ byPhone }) => !byPhone).at(-1) ?? startAt(from);
  return [...emergencies, ...calls, ...shortened(nearestNext(walked, last), last)];
}

function startAt(point: Point | null): Stop | null {
  if (!point) return null;
  return { id: '', emergency: false, byPhone: false, point, place: '', area: '' };
}

/** Always to the nearest next; of equally near ones to the more urgent. */
function nearestNext<One extends Stop>(stops: readonly One[], from: Stop | null): One[] {
  const left = [...stops];
  const way: One[] = [];
  let here: Stop | null = from;
  while (left.length > 0) {
    const [next] = left.splice(here ? nearest(left, here) : 0, 1);
    if (!next) break;
    way.push(next);
    here = next;
  }
  return way;
}

function nearest(stops: readonly Stop[], here: Stop): number {
  const metres = stops.map((stop) => metresOnFoot(here, stop));
  return metres.indexOf(Math.min(...metres));
}

/** No day has more stops; so often the way is gone through at most. */
const PASSES = 20;

/** Turns parts of the way around while that makes it shorter (2-opt). */
function shortened<One extends Stop>(way: readonly One[], from: Stop | null): One[] {
  let best = [...way];
  for (let pass = 0; pass < PASSES; pass++) {
    const better = turnedOnce(best, from);
    if (!better) break;
    best = better;
  }
  return best;
}

/** One pass over all parts; null where none is worth turning. */
function turnedOnce<One extends Stop>(way: readonly One[], from: Stop | null): One[] | null {
  const turned = [...way];
  let found = false;
  for (let first = 0; first < turned.length - 1; first++) {
    for (let last = first + 1; last < turned.length; last++) {
      if (saving(turned, from, first, last) <= 1) continue;
      turned.splice(first, last - first + 1, ...turned.slice(first, last + 1).reverse());
      found = true;
    }
  }
  return found ? turned : null;
}

/** Metres that turning the part around saves: only its two ends change. */
function saving(way: readonly Stop[], from: Stop | null, first: number, last: number): number {
  const before = way[first - 1] ?? from;
  const after = way[last + 1] ?? null;
  const [head, tail] = [way[first] as Stop, way[last] as Stop];
  return leg(before, head) + leg(tail, after) - leg(before, tail) - leg(head, after);
}

function leg(one: Stop | null, other: Stop | null): number {
  return one && other ? metresOnFoot(one, other) : 0;
}
