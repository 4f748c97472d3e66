/** A supervisor's CHWs: how much work is open in their areas, and when they were last heard of. */

import type { Worker } from '../../contract/server';
import { firstRow } from '../../engine/database';
import { workOf } from '../../engine/describe';
import { IS_LATE } from '../../engine/tasks';
import { type Context, ownWorker, present, programmeOf, subjectOf } from '../context';
import { chws, WORKERS } from '../people';
import { refreshTasks } from '../tasking';
import { type Heard, heardOf } from './hearing';
import { FOR_ROLE, type TaskView, tasksWhere, whoseWork } from './tasks';
import { formsAbout, type OfferedForm } from './visit';

export interface TeamMember {
  readonly id: string;
  readonly name: string;
  readonly area: string;
  readonly areaName: string;
  /** The number to call her on; null where nobody knows it. */
  readonly phone: string | null;
  readonly open: number;
  readonly overdue: number;
  readonly emergencies: number;
  /** Clients who are followed. */
  readonly caseload: number;
  readonly heard: Heard;
  /** ISO time when the server last took work of theirs in; null when it never did. */
  readonly lastReceived: string | null;
  /** The last day on which the server saw that the date of their phone was wrong, ISO; or null. */
  readonly wrongDate: string | null;
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
  const carried = caseloads(ctx);
  const members = chws(ctx).map((worker) => member(ctx, worker, carried.get(worker.id) ?? 0));
  return { areaName: areaName(ctx, ownWorker(ctx).area), members };
}

const CASELOADS = `
  SELECT t.owner, COUNT(DISTINCT t.subject) AS clients FROM task t
  WHERE t.state IN ('draft', 'ready', 'on-hold') AND ${FOR_ROLE} GROUP BY t.owner`;

type Caseload = { readonly owner: string | null; readonly clients: number };

/** For how many clients each has work, now or to come: without it a count is no measure. */
export function caseloads(ctx: Context): ReadonlyMap<string, number> {
  const work = workOf(programmeOf(ctx), 'chw');
  const rows = ctx.db.rows<Caseload>(CASELOADS, { work });
  return new Map(rows.map(({ owner, clients }) => [owner ?? '', clients]));
}

/** One of them, and what the one who asks has to do with her. */
export interface MemberPage {
  readonly member: TeamMember;
  readonly today: number;
  readonly tasks: readonly TaskView[];
  /** Forms that may be filled about her: a talk, a task to give. */
  readonly forms: readonly OfferedForm[];
}

export function memberPage(ctx: Context, id: string): MemberPage | null {
  refreshTasks(ctx);
  const worker = chws(ctx).find((one) => one.id === id);
  if (!worker) return null;
  const { sql, given } = whoseWork(ctx);
  const about = `t.state = 'ready' AND t.subject = :id AND ${sql}`;
  return {
    member: member(ctx, worker, caseloads(ctx).get(id) ?? 0),
    today: present(ctx).today,
    tasks: tasksWhere(ctx, about, { ...given, id }),
    forms: subjectOf(ctx, id).list === WORKERS ? formsAbout(ctx, WORKERS) : [],
  };
}

function member(ctx: Context, worker: Worker, caseload: number): TeamMember {
  const { id, name, area, phone = null } = worker;
  const none: Counts = { open: 0, overdue: 0, emergencies: 0 };
  const work = workOf(programmeOf(ctx), 'chw');
  const counts = firstRow<Counts>(ctx.db, COUNTS, { area, ...present(ctx), work }) ?? none;
  const { last = null, wrong = null } = firstRow<Last>(ctx.db, LAST, { worker: id }) ?? {};
  const heard = { heard: heardOf(ctx, id), lastReceived: last, wrongDate: wrong };
  return { id, name, area, areaName: areaName(ctx, area), phone, caseload, ...counts, ...heard };
}

export function areaName(ctx: Context, id: string): string {
  return (
    firstRow<{ name: string }>(ctx.db, 'SELECT name FROM area WHERE id = :id', { id })?.name ?? ''
  );
}
