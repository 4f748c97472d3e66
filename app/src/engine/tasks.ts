/** The table `task` is a query's answer: kept for touched subjects, made anew every day. */

import type { BandName, Package } from '../contract/package';
import { type Database, firstRow, type Parameters } from './database';
import type { Present } from './days';

export type TaskState = 'draft' | 'ready' | 'on-hold' | 'completed' | 'failed' | 'cancelled';

/** A row of `task`; days are epoch days, `band` 0 to 3, bit i of `reasons` the i-th reason. */
export interface TaskRow {
  readonly rule: string;
  readonly grp: string;
  readonly occurrence: string;
  readonly cause: string;
  readonly subject: string;
  readonly owner: string | null;
  readonly area: string | null;
  readonly form: string;
  readonly opens: number;
  readonly due: number;
  readonly closes: number | null;
  readonly due_at: number | null;
  readonly done_day: number | null;
  readonly done_id: string | null;
  readonly done_by: string | null;
  readonly attempts: number;
  readonly until: number | null;
  readonly state: TaskState;
  readonly band: number;
  readonly score: number;
  readonly reasons: number;
}

const COLUMNS =
  'rule, grp, occurrence, cause, subject, owner, area, form, opens, due, closes, due_at, ' +
  'done_day, done_id, done_by, attempts, until, state, band, score, reasons';

export const BANDS: readonly BandName[] = ['routine', 'urgent', 'asap', 'stat'];

/** Worklist order: an emergency outranks every score. For `ORDER BY`, over the alias `t`. */
export const WORKLIST_ORDER =
  '(t.band = 3) DESC, t.score DESC, t.due, COALESCE(t.due_at, t.due * 86400 + 86399), ' +
  't.rule, t.occurrence, t.subject, t.cause';

/**
 * Days that the kept tasks are about: reports look three months back, and nobody plans further
 * ahead. All else is asked of one record when somebody looks at it.
 */
const BACK = 100;
const AHEAD = 60;

function nearby(pkg: Package, { today, now }: Present): Parameters {
  return { today, now, from_day: today - daysBack(pkg), to_day: today + AHEAD };
}

/** Rules about workers may look at figures of months that are further back. */
function daysBack({ indicators }: Package): number {
  const months = Math.max(0, ...indicators.map(({ worker_months = 0 }) => worker_months));
  return Math.max(BACK, months * 31);
}

/** A record: queries differ from list to list. A record that is gone is of none. */
export interface Subject {
  readonly id: string;
  readonly list: string;
}

export function evaluateSubject(db: Database, pkg: Package, of: Subject, at: Present): void {
  const subject = of.id;
  db.run('DELETE FROM task WHERE subject = :subject', { subject });
  const sql = queryOf(pkg, 'tasks_of_subject', of);
  if (sql) db.run(`INSERT INTO task (${COLUMNS}) ${sql}`, { ...nearby(pkg, at), subject });
}

/** The records whose tasks a change of this one may change. Ask before the change and after. */
export function affectedBy(db: Database, pkg: Package, of: Subject): string[] {
  const sql = queryOf(pkg, 'affected', of);
  if (!sql) return [of.id];
  const others = db.rows<{ subject: string }>(sql, { subject: of.id });
  return [of.id, ...others.map((row) => row.subject)];
}

/** Packages of old have one text for all lists. */
function queryOf(
  pkg: Package,
  name: 'tasks_of_subject' | 'affected',
  { list }: Subject,
): string | undefined {
  const queries: Readonly<Record<string, string>> | string | undefined = pkg.queries[name];
  return typeof queries === 'string' ? queries : queries?.[list];
}

/**
 * Writes what differs from what is kept, and no more: on a new day most tasks are as they were, and
 * files are slow to write.
 */
export function evaluateAll(db: Database, pkg: Package, at: Present): void {
  const isFirst = !firstRow(db, 'SELECT 1 FROM task LIMIT 1');
  const into = isFirst ? 'task' : 'answer';
  db.run(ANSWER);
  db.run(`INSERT INTO ${into} (${COLUMNS}) ${pkg.queries.tasks_all}`, nearby(pkg, at));
  if (isFirst) return;
  db.run(DROP_OTHERS);
  db.run(ADD_OTHERS);
  db.run('DELETE FROM answer');
}

const KEY = ['subject', 'rule', 'occurrence', 'cause'];

/** In memory, and in the order of `task`, so that comparing goes through both once. */
const ANSWER = `CREATE TEMPORARY TABLE IF NOT EXISTS answer (
  ${COLUMNS}, PRIMARY KEY (${KEY.join(', ')})) WITHOUT ROWID`;

const SAME = COLUMNS.split(', ')
  .map((name) => `answer.${name} ${KEY.includes(name) ? '=' : 'IS'} task.${name}`)
  .join(' AND ');

const DROP_OTHERS = `DELETE FROM task WHERE NOT EXISTS (SELECT 1 FROM answer WHERE ${SAME})`;

const ADD_OTHERS = `
  INSERT INTO task (${COLUMNS}) SELECT ${COLUMNS} FROM answer WHERE true ON CONFLICT DO NOTHING`;

/** Records with open tasks that another hour may change: those of rules that look at the clock. */
export function movingSubjects(db: Database, pkg: Package, { today }: Present): string[] {
  const rules = pkg.rules.filter((rule) => rule.within_day).map(({ name }) => name);
  if (rules.length === 0) return [];
  const given = { rules: JSON.stringify(rules), today };
  return db.rows<{ subject: string }>(MOVING, given).map(({ subject }) => subject);
}

const MOVING = `
  SELECT DISTINCT subject FROM task
  WHERE rule IN (SELECT value FROM json_each(:rules)) AND state IN ('draft', 'ready', 'on-hold')
    AND opens <= :today`;

/** Far enough for all that can have a date. */
const FIRST_DAY = -25_508;
const LAST_DAY = 47_540;

/** All tasks of one record, however far away: asked, not kept. */
export function tasksOf(db: Database, pkg: Package, of: Subject, at: Present): TaskRow[] {
  const horizon = { from_day: FIRST_DAY, to_day: LAST_DAY };
  const sql = queryOf(pkg, 'tasks_of_subject', of);
  return sql ? db.rows<TaskRow>(sql, { ...at, ...horizon, subject: of.id }) : [];
}

export function bandOf(task: Pick<TaskRow, 'band'>): BandName {
  return BANDS[task.band] ?? 'routine';
}

const DAY = 86_400;
const HOUR = 3600;

type Dated = Pick<TaskRow, 'due' | 'due_at' | 'state'>;

/** Whole days past due; of 24 hours, where the task counts in hours. */
export function daysLate({ due, due_at, state }: Dated, { today, now }: Present): number {
  if (state !== 'ready') return 0;
  return Math.max(0, due_at === null ? today - due : Math.floor((now - due_at) / DAY));
}

/** Of rows `t` that are ready, with :today and :now. */
export const IS_LATE = 'CASE WHEN t.due_at IS NULL THEN t.due < :today ELSE t.due_at < :now END';

/** Hours to go until a task that counts in hours is due, begun ones too, negative once it is late. */
export function hoursLeft({ due_at }: Pick<TaskRow, 'due_at'>, { now }: Present): number | null {
  return due_at === null ? null : Math.ceil((due_at - now) / HOUR);
}

/** Numbers have 53 safe bits, so no bit operators (they cut at 32). */
export function hasReason(reasons: number, index: number): boolean {
  return Math.floor(reasons / 2 ** index) % 2 === 1;
}
