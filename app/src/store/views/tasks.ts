/** Tasks as people see them: who, what, why, when. */

import type { BandName, Column, Mode, Outcome, TaskRole, Words } from '../../contract/package';
import type { Role } from '../../contract/server';
import { firstRow, type Parameters } from '../../engine/database';
import type { Present } from '../../engine/days';
import { describe, workOf } from '../../engine/describe';
import type { RecordState } from '../../engine/fold';
import {
  bandOf,
  daysLate,
  hoursLeft,
  type TaskRow,
  type TaskState,
  tasksOf,
  WORKLIST_ORDER,
} from '../../engine/tasks';
import { explain, type ReasonPart, reasonsOf, type Why, workLate } from '../../engine/why';
import { type Context, ownWorker, present, programmeOf } from '../context';
import { numberOf, WORKERS } from '../people';
import { refreshTasks } from '../tasking';
import { placeOf } from './facts';

/** What names a task. */
export interface TaskKey {
  readonly rule: string;
  readonly occurrence: string;
  readonly subject: string;
  readonly cause: string;
}

export interface TaskView extends TaskKey {
  /** The same in one word. */
  readonly id: string;
  readonly person: string;
  /** Whose child the person is, or else of which household; null where nothing says it. */
  readonly kin: Kin | null;
  readonly place: string;
  readonly what: Words;
  readonly when: Words;
  readonly mode: Mode;
  readonly assignTo: TaskRole;
  /** Name of the health worker whose work it was; '' where nobody knows. */
  readonly owner: string;
  /** Of a call to a health worker: her number, where this phone may know it; else null. */
  readonly phone: string | null;
  readonly form: string;
  readonly state: TaskState;
  readonly band: BandName;
  readonly reasons: readonly ReasonPart[];
  readonly score: number;
  readonly opens: number;
  readonly due: number;
  /** Local seconds, where it counts in hours. */
  readonly dueAt: number | null;
  readonly closes: number | null;
  /** The day until which somebody put it off. */
  readonly until: number | null;
  /** Whole days past due; 0 unless it is ready. */
  readonly late: number;
  /** Whether this worker may say why it was not done. */
  readonly mayFail: boolean;
  /** Hours until it is due, negative once it is late; null where it counts in days. */
  readonly hoursLeft: number | null;
}

/** A record that another one names: "Mother: Amina". */
export interface Kin {
  readonly id: string;
  readonly name: string;
  /** The property that names it. */
  readonly label: Words;
}

/** A row of `task` with the record it is about. */
export type JoinedTask = TaskRow & {
  readonly list: string;
  readonly label: string;
  readonly properties: string;
  readonly owner_name: string | null;
};

const JOINED = `
  SELECT t.*, r.list, r.label, r.properties, w.name AS owner_name
  FROM task t JOIN record r ON r.id = t.subject LEFT JOIN worker w ON w.id = t.owner`;

export function taskView(ctx: Context, row: JoinedTask, at: Present): TaskView {
  const pkg = programmeOf(ctx);
  const { what, when, mode, assignTo } = describe(pkg, row);
  const properties = JSON.parse(row.properties) as RecordState['properties'];
  return {
    ...{ what, when, mode, assignTo },
    id: [row.subject, row.rule, row.occurrence, row.cause].join(' '),
    rule: row.rule,
    occurrence: row.occurrence,
    subject: row.subject,
    cause: row.cause,
    form: row.form,
    state: row.state,
    score: row.score,
    opens: row.opens,
    due: row.due,
    dueAt: row.due_at,
    closes: row.closes,
    until: row.until,
    late: daysLate(row, at),
    hoursLeft: hoursLeft(row, at),
    mayFail: sayable(ctx, row).length > 0,
    person: row.label,
    kin: kinOf(ctx, row.list, properties),
    place: placeOf(pkg, row.list, properties),
    owner: row.owner_name ?? '',
    phone: mode === 'call' && row.list === WORKERS ? numberOf(ctx, row.subject) : null,
    band: bandOf(row),
    reasons: reasonsOf(pkg, row, workLate(pkg, row, at)),
  };
}

/** Who is inside of a household says more than the household. */
function kinOf(ctx: Context, list: string, properties: RecordState['properties']): Kin | null {
  const { lists } = programmeOf(ctx);
  const links = (lists[list]?.columns ?? []).filter(({ type }) => type === 'record');
  const inside = ({ choices }: Column) => Number(Boolean(lists[choices ?? '']?.parent));
  links.sort((one, other) => inside(other) - inside(one));
  for (const { name, label } of links) {
    const id = properties[name];
    const found = id && firstRow<{ label: string }>(ctx.db, NAME, { id });
    if (found) return { id, name: found.label, label: label ?? { '': name } };
  }
  return null;
}

const NAME = 'SELECT label FROM record WHERE id = :id AND known IS NOT NULL';

/** With `:work` from `workOf`. */
export const FOR_ROLE = 't.rule IN (SELECT value FROM json_each(:work))';

/** Not what is the own work of a colleague for whom nobody has to cover; with `:me`. */
export const MINE = `(COALESCE(t.area, ''), COALESCE(t.owner, '')) NOT IN (
  SELECT a.id, w.value FROM area a, json_each(a.workers) w
  WHERE w.value <> :me AND w.value NOT IN (SELECT value FROM json_each(a.covered)))`;

/** Whose work: one's own or, with `area`, that of the health workers there. */
export function whoseWork(ctx: Context, area?: string): { sql: string; given: Parameters } {
  const { id: me, role } = ownWorker(ctx);
  const own = role === 'chw' ? `AND ${MINE}` : '';
  const work = workOf(programmeOf(ctx), area === undefined ? role : 'chw');
  const sql = `${FOR_ROLE} ${area === undefined ? own : 'AND t.area = :area'}`;
  return { sql, given: { area: area ?? null, work, me } };
}

export interface Worklist {
  readonly today: number;
  readonly tasks: readonly TaskView[];
}

/** All work that can be done today, the most urgent first. */
export function worklist(ctx: Context, area?: string): Worklist {
  refreshTasks(ctx);
  const { sql, given } = whoseWork(ctx, area);
  return {
    today: present(ctx).today,
    tasks: tasksWhere(ctx, `t.state = 'ready' AND ${sql}`, given),
  };
}

/** Kept tasks `t` of records `r`, in the order of the worklist. */
export function tasksWhere(ctx: Context, condition: string, given: Parameters): TaskView[] {
  const at = present(ctx);
  const rows = ctx.db.rows<JoinedTask>(
    `${JOINED} WHERE ${condition} ORDER BY ${WORKLIST_ORDER}`,
    given,
  );
  return rows.map((row) => taskView(ctx, row, at));
}

const OPEN: readonly TaskState[] = ['ready', 'on-hold', 'draft'];

/** Work of a record that is ready or still to come, by date, however far ahead. */
export function openTasksOf(ctx: Context, subject: string): TaskView[] {
  const mine = (row: JoinedTask) => isFor(ctx, ownWorker(ctx).role, row);
  const open = allTasksOf(ctx, subject).filter((row) => OPEN.includes(row.state) && mine(row));
  open.sort((one, other) => one.due - other.due || (keyOf(one) < keyOf(other) ? -1 : 1));
  return open.map((row) => taskView(ctx, row, present(ctx)));
}

/** A supervisor sees the work of her health workers too. */
function isFor(ctx: Context, role: Role, task: TaskRow): boolean {
  return role === 'supervisor' || describe(programmeOf(ctx), task).assignTo === role;
}

function keyOf({ rule, occurrence, cause }: TaskKey): string {
  return [rule, occurrence, cause].join(' ');
}

type Known = Pick<JoinedTask, 'list' | 'label' | 'properties'>;

function allTasksOf(ctx: Context, subject: string): JoinedTask[] {
  const sql = 'SELECT list, label, properties FROM record WHERE id = :subject';
  const record = firstRow<Known>(ctx.db, sql, { subject });
  if (!record) return [];
  const tasks = tasksOf(ctx.db, programmeOf(ctx), { id: subject, list: record.list }, present(ctx));
  return tasks.map((task) => ({ ...task, ...record, owner_name: workerName(ctx, task.owner) }));
}

function workerName(ctx: Context, id: string | null): string | null {
  const sql = 'SELECT name FROM worker WHERE id = :id';
  return firstRow<{ name: string }>(ctx.db, sql, { id })?.name ?? null;
}

export interface TaskDetail {
  readonly today: number;
  readonly task: TaskView;
  readonly why: Why;
  /** What this worker may say of it instead of doing it. */
  readonly outcomes: readonly Outcome[];
}

/** One task and the parts of its score; null when it is no longer there. */
export function taskDetail(ctx: Context, key: TaskKey): TaskDetail | null {
  const row = allTasksOf(ctx, key.subject).find((task) => keyOf(task) === keyOf(key));
  if (!row) return null;
  const at = present(ctx);
  const task = taskView(ctx, row, at);
  return {
    today: at.today,
    task,
    why: explain(programmeOf(ctx), row, at),
    outcomes: sayable(ctx, row),
  };
}

/** Of work that is open and her own; an escalation ends with the work that it is about. */
function sayable(ctx: Context, task: TaskRow): readonly Outcome[] {
  const { rules, outcomes } = programmeOf(ctx);
  const rule = rules.find(({ name }) => name === task.rule);
  const open = task.state === 'ready' || task.state === 'on-hold';
  if (rule?.assign_to !== ownWorker(ctx).role || !open) return [];
  return outcomes.filter((item) => ['', rule.name, rule.group].includes(item.for));
}
