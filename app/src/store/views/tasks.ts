/** Tasks as people see them: who, what, why, when. */

import type { BandName, Rule, Words } from '../../contract/package';
import { firstRow } from '../../engine/database';
import type { RecordState } from '../../engine/fold';
import { taskId } from '../../engine/identity';
import {
  bandOf,
  daysLate,
  ruleOf,
  type TaskRow,
  type TaskState,
  tasksOf,
  WORKLIST_ORDER,
} from '../../engine/tasks';
import { explain, type ReasonPart, reasonsOf, type Why } from '../../engine/why';
import { type Context, present, programmeOf, today } from '../context';
import { refreshTasks } from '../tasking';
import { placeOf } from './facts';

/** Names one task within this phone; `id` is its name everywhere. */
export interface TaskKey {
  readonly rule: string;
  readonly occurrence: string;
  readonly subject: string;
  readonly cause: string;
}

export interface TaskView extends TaskKey {
  readonly id: string;
  readonly person: string;
  readonly place: string;
  readonly what: Words;
  readonly when: Words;
  readonly mode: Rule['mode'];
  readonly form: string;
  readonly state: TaskState;
  readonly band: BandName;
  readonly reasons: readonly ReasonPart[];
  readonly score: number;
  readonly opens: number;
  readonly due: number;
  readonly closes: number | null;
  /** Whole days past due; 0 unless it is ready. */
  readonly late: number;
}

/** A row of `task` with the record it is about. */
export type JoinedTask = TaskRow & {
  readonly list: string;
  readonly label: string;
  readonly properties: string;
};

const JOINED = `
  SELECT t.*, r.list, r.label, r.properties FROM task t JOIN record r ON r.id = t.subject`;

export function taskView(ctx: Context, row: JoinedTask, now: number): TaskView {
  const pkg = programmeOf(ctx);
  const rule = ruleOf(pkg, row);
  const late = daysLate(row, now);
  const { rule: name, occurrence, subject, cause, form, state, score, opens, due, closes } = row;
  const found = rule?.occurrences.find((item) => item.code === occurrence);
  const properties = JSON.parse(row.properties) as RecordState['properties'];
  return {
    ...{ rule: name, occurrence, subject, cause, form, state, score, opens, due, closes, late },
    id: taskId(pkg.programme, row),
    person: row.label,
    place: placeOf(pkg, row.list, properties),
    what: rule?.label ?? { '': name },
    when: found?.label ?? { '': occurrence },
    mode: rule?.mode ?? 'visit',
    band: bandOf(row),
    reasons: reasonsOf(pkg, row, late),
  };
}

export interface Worklist {
  readonly today: number;
  readonly tasks: readonly TaskView[];
}

/** Work that can be done today, the most urgent first; of one area, or all on this phone. */
export function worklist(ctx: Context, area?: string): Worklist {
  refreshTasks(ctx);
  const now = today(ctx);
  const where = area === undefined ? '' : 'AND r.area = :area';
  const sql = `${JOINED} WHERE t.state = 'ready' ${where} ORDER BY ${WORKLIST_ORDER}`;
  const rows = ctx.db.rows<JoinedTask>(sql, { area: area ?? null });
  return { today: now, tasks: rows.map((row) => taskView(ctx, row, now)) };
}

const OPEN: readonly TaskState[] = ['ready', 'on-hold', 'draft'];

/** Work of a record that is ready or still to come, by date, however far ahead. */
export function openTasksOf(ctx: Context, subject: string): TaskView[] {
  const open = allTasksOf(ctx, subject).filter(({ state }) => OPEN.includes(state));
  open.sort((one, other) => one.due - other.due || (keyOf(one) < keyOf(other) ? -1 : 1));
  return open.map((row) => taskView(ctx, row, today(ctx)));
}

function keyOf({ rule, occurrence, cause }: TaskKey): string {
  return [rule, occurrence, cause].join(' ');
}

function allTasksOf(ctx: Context, subject: string): JoinedTask[] {
  const sql = 'SELECT list, label, properties FROM record WHERE id = :subject';
  const record = firstRow<Pick<JoinedTask, 'list' | 'label' | 'properties'>>(ctx.db, sql, {
    subject,
  });
  if (!record) return [];
  const tasks = tasksOf(ctx.db, programmeOf(ctx), subject, present(ctx));
  return tasks.map((task) => ({ ...task, ...record }));
}

export interface TaskDetail {
  readonly today: number;
  readonly task: TaskView;
  readonly why: Why;
}

/** One task and the parts of its score; null when it is no longer there. */
export function taskDetail(ctx: Context, key: TaskKey): TaskDetail | null {
  const row = allTasksOf(ctx, key.subject).find((task) => keyOf(task) === keyOf(key));
  if (!row) return null;
  const now = today(ctx);
  return { today: now, task: taskView(ctx, row, now), why: explain(programmeOf(ctx), row, now) };
}
