/** A supervisor's CHWs: how much work is open in their areas, and when they were last heard of. */

import type { Worker } from '../../contract/server';
import { firstRow } from '../../engine/database';
import { workOf } from '../../engine/describe';
import { IS_LATE } from '../../engine/tasks';
import { type Context, ownWorker, present, programmeOf } from '../context';
import { refreshTasks } from '../tasking';
import { FOR_ROLE } from './tasks';

export interface TeamMember {
  readonly id: string;
  readonly name: string;
  readonly area: string;
  readonly areaName: string;
  readonly open: number;
  readonly overdue: number;
  readonly emergencies: number;
  /** ISO time when the server last took work of theirs in; null when it never did. */
  readonly lastReceived: string | null;
  /** The last day on which the server saw that the date of their phone was wrong, ISO; or null. */
  readonly wrongDate: string | null;
}

/** CHWs posted to areas that this phone holds, by name. */
export function chws(ctx: Context): Worker[] {
  return ctx.db.rows<Worker>(`
    SELECT w.* FROM worker w JOIN area a ON a.id = w.area
    WHERE w.role = 'chw' ORDER BY w.name, w.id`);
}

const COUNTS = `
  SELECT COUNT(*) AS open, COALESCE(SUM(${IS_LATE}), 0) AS overdue,
    COALESCE(SUM(t.band = 3), 0) AS emergencies
  FROM task t JOIN record r ON r.id = t.subject
  WHERE t.state = 'ready' AND r.area = :area AND ${FOR_ROLE}`;

const LAST = `
  SELECT MAX(received) AS last,
    MAX(CASE WHEN phone_happened IS NOT NULL THEN received END) AS wrong
  FROM submission WHERE worker = :worker`;

type Last = { readonly last: string | null; readonly wrong: string | null };

type Counts = Pick<TeamMember, 'open' | 'overdue' | 'emergencies'>;

export interface Team {
  readonly areaName: string;
  readonly members: readonly TeamMember[];
}

export function team(ctx: Context): Team {
  refreshTasks(ctx);
  const members = chws(ctx).map((worker) => member(ctx, worker));
  return { areaName: areaName(ctx, ownWorker(ctx).area), members };
}

function member(ctx: Context, { id, name, area }: Worker): TeamMember {
  const none: Counts = { open: 0, overdue: 0, emergencies: 0 };
  const work = workOf(programmeOf(ctx), 'chw');
  const counts = firstRow<Counts>(ctx.db, COUNTS, { area, ...present(ctx), work }) ?? none;
  const { last = null, wrong = null } = firstRow<Last>(ctx.db, LAST, { worker: id }) ?? {};
  const heard = { lastReceived: last, wrongDate: wrong };
  return { id, name, area, areaName: areaName(ctx, area), ...counts, ...heard };
}

export function areaName(ctx: Context, id: string): string {
  return (
    firstRow<{ name: string }>(ctx.db, 'SELECT name FROM area WHERE id = :id', { id })?.name ?? ''
  );
}
