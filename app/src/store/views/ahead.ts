/** What the next day with work brings: what opens, comes back or falls due on it. */

import { firstRow } from '../../engine/database';
import { type Context, today } from '../context';
import { refreshTasks } from '../tasking';
import { whoseWork } from './tasks';
import { homesWithWork, type Visit, visitsOf, type Which } from './visits';

export interface Ahead {
  readonly today: number;
  /** The day that the work is of; null where none is planned. */
  readonly day: number | null;
  readonly found: number;
  readonly visits: readonly Visit[];
}

const DAY = `
  CASE t.state WHEN 'draft' THEN t.opens WHEN 'on-hold' THEN t.until WHEN 'ready' THEN t.due END`;

const SHOWN = 40;

export function ahead(ctx: Context): Ahead {
  refreshTasks(ctx);
  const day = nextDay(ctx);
  const which: Which = { sql: `${DAY} = :day`, given: { day } };
  const homes = day === null ? [] : homesWithWork(ctx, which);
  const visits = visitsOf(ctx, homes.slice(0, SHOWN), which);
  return { today: today(ctx), day, found: homes.length, visits };
}

function nextDay(ctx: Context): number | null {
  const { sql, given } = whoseWork(ctx);
  const first = `
    SELECT MIN(${DAY}) AS day FROM task t JOIN record r ON r.id = t.subject
    WHERE ${DAY} > :today AND ${sql}`;
  return (
    firstRow<{ day: number | null }>(ctx.db, first, { ...given, today: today(ctx) })?.day ?? null
  );
}
