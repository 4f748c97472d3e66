/** The table `task` is a query's answer: kept for touched subjects, made anew every day. */

import type { BandName, Package, Rule } from '../contract/package';
import type { Database } from './database';

export type TaskState = 'draft' | 'ready' | 'completed' | 'failed' | 'cancelled';

/** A row of `task`; days are epoch days, `band` 0 to 3, bit i of `reasons` the i-th reason. */
export interface TaskRow {
  readonly rule: string;
  readonly grp: string;
  readonly occurrence: string;
  readonly cause: string;
  readonly subject: string;
  readonly form: string;
  readonly opens: number;
  readonly due: number;
  readonly closes: number | null;
  readonly done_day: number | null;
  readonly done_id: string | null;
  readonly done_by: string | null;
  readonly state: TaskState;
  readonly band: number;
  readonly score: number;
  readonly reasons: number;
}

const COLUMNS =
  'rule, grp, occurrence, cause, subject, form, opens, due, closes, ' +
  'done_day, done_id, done_by, state, band, score, reasons';

export const BANDS: readonly BandName[] = ['routine', 'urgent', 'asap', 'stat'];

/** Worklist order: an emergency outranks every score. For `ORDER BY`, over the alias `t`. */
export const WORKLIST_ORDER =
  '(t.band = 3) DESC, t.score DESC, t.due, t.rule, t.occurrence, t.subject, t.cause';

export function evaluateSubject(db: Database, pkg: Package, subject: string, today: number): void {
  db.run('DELETE FROM task WHERE subject = :subject', { subject });
  db.run(`INSERT INTO task (${COLUMNS}) ${pkg.queries.tasks_of_subject}`, { subject, today });
}

export function evaluateAll(db: Database, pkg: Package, today: number): void {
  db.run('DELETE FROM task');
  db.run(`INSERT INTO task (${COLUMNS}) ${pkg.queries.tasks_all}`, { today });
}

export function bandOf(task: Pick<TaskRow, 'band'>): BandName {
  return BANDS[task.band] ?? 'routine';
}

export function daysLate(task: Pick<TaskRow, 'due' | 'state'>, today: number): number {
  return task.state === 'ready' ? Math.max(0, today - task.due) : 0;
}

export function ruleOf(pkg: Package, task: Pick<TaskRow, 'rule'>): Rule | undefined {
  return pkg.rules.find((rule) => rule.name === task.rule);
}

/** Numbers have 53 safe bits, so no bit operators (they cut at 32). */
export function hasReason(reasons: number, index: number): boolean {
  return Math.floor(reasons / 2 ** index) % 2 === 1;
}
