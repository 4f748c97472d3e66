/** Numbers of a record over time: what the submissions that stand said, on the days they happened. */

import type { Column, Words } from '../../contract/package';
import { dayOfIso } from '../../engine/days';
import type { Change } from '../../engine/fold';
import { standing } from '../../engine/standing';
import { typedValue } from '../../engine/values';
import { type Context, programmeOf } from '../context';
import { changesOf } from '../intake';

export interface Point {
  readonly day: number;
  readonly value: number;
}

export interface Chart {
  readonly name: string;
  readonly label: Words;
  /** The earliest first, one a day; two or more. */
  readonly points: readonly Point[];
}

export function chartsOf(ctx: Context, id: string, list: string): Chart[] {
  const columns = programmeOf(ctx).lists[list]?.columns.filter(({ chart }) => chart) ?? [];
  if (columns.length === 0) return [];
  const stands = standing(new Map(changesOf(ctx, id).map((one) => [one.submission, one])));
  const said = [...stands].sort(([, one], [, other]) => (one.clock < other.clock ? -1 : 1));
  return columns
    .map((column) => {
      const { name, label = { '': name } } = column;
      return { name, label, points: pointsOf(ctx, column, said) };
    })
    .filter(({ points }) => points.length > 1);
}

/** Of what was said twice on a day the later word counts, as in the record. */
function pointsOf(
  ctx: Context,
  { name, type }: Column,
  said: readonly (readonly [Change, Change])[],
): Point[] {
  const byDay = new Map<number, number>();
  for (const [{ entity }, { happened }] of said) {
    const value = typedValue(entity.values[name] ?? '', type, programmeOf(ctx).time_zone);
    const day = dayOfIso(happened);
    if (typeof value === 'number' && day !== null) byDay.set(day, value);
  }
  return [...byDay].sort(([one], [other]) => one - other).map(([day, value]) => ({ day, value }));
}
