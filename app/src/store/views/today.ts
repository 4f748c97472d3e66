/** What to do now, by household: counted, filtered, and as much of it as a screen shows. */

import type { Words } from '../../contract/package';
import { describe } from '../../engine/describe';
import { wordsOf } from '../../engine/likeness/names';
import { metresBetween, type Point } from '../../engine/places';
import { type Context, present, programmeOf } from '../context';
import { refreshTasks } from '../tasking';
import { type HomeWork, mostUrgent, READY, type Visit, visitsOf, type Which } from './visits';

/** What of the work is asked for; blank: all of it. */
export interface Wanted {
  readonly late?: boolean;
  /** More than routine. */
  readonly urgent?: boolean;
  /** A rule or an escalation. */
  readonly kind?: string;
  /** Words of a household's name or place, or of somebody who has work there. */
  readonly search?: string;
  /** Where one stands: only what is near. */
  readonly near?: Point;
  /** Work of the health workers of an area instead of one's own. */
  readonly area?: string;
  /** How many visits. */
  readonly most: number;
  /** Also what kinds of work there are, and whether places are known, to choose from. */
  readonly choosing?: boolean;
}

export interface KindOfWork {
  readonly rule: string;
  readonly label: Words;
  readonly visits: number;
}

export interface TodayWork {
  readonly today: number;
  /** Of all the work, whatever is asked for. */
  readonly tasks: number;
  readonly late: number;
  readonly urgent: number;
  readonly kinds: readonly KindOfWork[];
  /** Whether anybody's place is known as a point. */
  readonly hasPoints: boolean;
  /** Visits that fit what is asked for; `visits` are the first of them. */
  readonly found: number;
  readonly visits: readonly Visit[];
}

export function todayWork(ctx: Context, wanted: Wanted): TodayWork {
  refreshTasks(ctx);
  const which: Which = { ...READY, area: wanted.area };
  const one = isPlain(wanted) ? mostUrgent(ctx, which, wanted.most) : undefined;
  const { homes, all } = one ?? mostUrgent(ctx, which);
  const found = one ? homes : homes.filter((home) => fits(ctx, home, wanted));
  return {
    today: present(ctx).today,
    ...{ tasks: all.tasks, late: all.late, urgent: all.urgent },
    kinds: one ? [] : kindsOf(ctx, homes),
    hasPoints: homes.some(({ point }) => point !== null),
    found: one ? all.homes : found.length,
    visits: visitsOf(ctx, found.slice(0, wanted.most), which),
  };
}

/** Then only what is shown has to be read: a list of hundreds must come at once. */
function isPlain({ late, urgent, kind, search, near, choosing }: Wanted): boolean {
  return ![late, urgent, kind, search, near, choosing].some(Boolean);
}

function kindsOf(ctx: Context, homes: readonly HomeWork[]): KindOfWork[] {
  const counts = new Map<string, number>();
  for (const rule of homes.flatMap(({ rules }) => rules)) {
    counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  return [...counts].map(([rule, visits]) => {
    return { rule, visits, label: describe(programmeOf(ctx), { rule, occurrence: '' }).what };
  });
}

/** Metres: a quarter of an hour on foot. */
const NEAR = 1000;

function fits(ctx: Context, home: HomeWork, { late, urgent, kind, search, near }: Wanted): boolean {
  return (
    (!late || home.late > 0) &&
    (!urgent || home.urgent > 0) &&
    (!kind || home.rules.includes(kind)) &&
    (!near || (home.point !== null && metresBetween(home.point, near) <= NEAR)) &&
    (!search || isNamed(ctx, home, search))
  );
}

const NAMES = `
  SELECT group_concat(label, ' ') AS names FROM record
  WHERE id IN (SELECT value FROM json_each(:subjects))`;

function isNamed(ctx: Context, { label, place, subjects }: HomeWork, search: string): boolean {
  const [row] = ctx.db.rows<{ names: string | null }>(NAMES, { subjects });
  const words = wordsOf(`${label} ${place} ${row?.names ?? ''}`);
  return wordsOf(search).every((part) => words.some((word) => word.startsWith(part)));
}
