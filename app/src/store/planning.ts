/** The plan of a day: kept, so that the round does not change while she walks it. */

import { type Capacity, minutesIn, planRound, type Work } from '../engine/capacity';
import { firstRow } from '../engine/database';
import { describe } from '../engine/describe';
import type { RecordState } from '../engine/fold';
import type { Point } from '../engine/places';
import { type Context, meta, programmeOf, setMeta, today } from './context';
import { refreshTasks } from './tasking';
import { placeOf } from './views/facts';
import {
  type Home,
  type HomeWork,
  homesWithWork,
  READY,
  type Visit,
  visitsOf,
} from './views/visits';

interface Kept {
  readonly day: number;
  readonly capacity: Capacity;
  readonly stops: readonly { readonly home: string; readonly metres: number }[];
  readonly minutes: number;
}

/** A stop of the round: with what is left to do there, or only its name once that is done. */
export interface PlannedStop {
  readonly home: Home;
  readonly visit: Visit | null;
  readonly metres: number;
}

export interface DayPlan {
  readonly today: number;
  readonly capacity: Capacity;
  readonly minutes: number;
  readonly stops: readonly PlannedStop[];
  /** What is not in it: how many visits, and the most urgent of them. */
  readonly left: number;
  readonly leftOut: readonly Visit[];
}

/** `from`: where she is now, if she lets the phone tell; it is not kept. */
export function planDay(ctx: Context, capacity: Capacity, from: Point | null = null): void {
  refreshTasks(ctx);
  const work = homesWithWork(ctx, READY).map((home) => workOf(ctx, home));
  const legs = planRound(work, capacity, from);
  const stops = legs.map(({ stop, metres }) => ({ home: stop.id, metres: Math.round(metres) }));
  const kept: Kept = { day: today(ctx), capacity, stops, minutes: minutesIn(legs) };
  setMeta(ctx, 'plan', JSON.stringify(kept));
}

export function dropPlan(ctx: Context): void {
  setMeta(ctx, 'plan', '');
}

const EMERGENCY = 3;

function workOf(ctx: Context, home: HomeWork): HomeWork & Work {
  const modes = home.rules.map((rule) => describe(programmeOf(ctx), { rule, occurrence: '' }).mode);
  const byPhone = modes.every((mode) => mode !== 'visit');
  return { ...home, byPhone, emergency: home.band === EMERGENCY };
}

/** As many as one looks at before changing the plan. */
const SHOWN = 10;

/** Today's plan and how far it is; null where nobody planned. */
export function dayPlan(ctx: Context): DayPlan | null {
  const kept = keptPlan(ctx);
  if (!kept) return null;
  refreshTasks(ctx);
  const homes = homesWithWork(ctx, READY);
  const planned = new Set(kept.stops.map(({ home }) => home));
  const open = visitsOf(
    ctx,
    homes.filter(({ id }) => planned.has(id)),
    READY,
  );
  const byHome = new Map(open.map((visit) => [visit.id, visit]));
  const left = homes.filter(({ id }) => !planned.has(id));
  return {
    today: kept.day,
    capacity: kept.capacity,
    minutes: kept.minutes,
    stops: kept.stops.flatMap((stop) => stopOf(ctx, stop, byHome) ?? []),
    left: left.length,
    leftOut: visitsOf(ctx, left.slice(0, SHOWN), READY),
  };
}

function keptPlan(ctx: Context): Kept | null {
  const text = meta(ctx, 'plan');
  const kept = text === '' ? null : (JSON.parse(text) as Kept);
  return kept?.day === today(ctx) ? kept : null;
}

type Row = Pick<RecordState, 'id' | 'list' | 'label'> & { readonly properties: string };

/** Null where the household is no longer on this phone. */
function stopOf(
  ctx: Context,
  { home, metres }: Kept['stops'][number],
  open: ReadonlyMap<string, Visit>,
): PlannedStop | null {
  const visit = open.get(home) ?? null;
  if (visit) return { home: visit, visit, metres };
  const sql = 'SELECT id, list, label, properties FROM record WHERE id = :home';
  const row = firstRow<Row>(ctx.db, sql, { home });
  return row ? { home: homeOf(ctx, row), visit, metres } : null;
}

export function homeOf(ctx: Context, { id, list, label, properties }: Row): Home {
  const pkg = programmeOf(ctx);
  const place = placeOf(pkg, list, JSON.parse(properties) as RecordState['properties']);
  return { id, label, place, list: pkg.lists[list]?.label ?? { '': list } };
}
