/** The records on this phone: all of them, and one of them with its history. */

import type { Words } from '../../contract/package';
import { firstRow } from '../../engine/database';
import { isFormOf, workOf } from '../../engine/describe';
import type { RecordState } from '../../engine/fold';
import { IS_LATE } from '../../engine/tasks';
import { type Context, ownWorker, present, programmeOf, today } from '../context';
import { WORKERS } from '../people';
import { refreshTasks } from '../tasking';
import { type Fact, factsOf, placeOf } from './facts';
import { type HistoryEntry, history } from './history';
import { FOR_ROLE, openTasksOf, type TaskView } from './tasks';
import { formsAbout, type OfferedForm } from './visit';

/** More than this many names nobody scrolls through: the search narrows them. */
const MOST = 100;

export interface ClientLine {
  readonly id: string;
  readonly label: string;
  readonly place: string;
  readonly list: Words;
  /** Visits that can be made today, and those of them that are late. */
  readonly ready: number;
  readonly late: number;
}

export interface Clients {
  readonly found: number;
  readonly all: number;
  readonly lines: readonly ClientLine[];
}

type RecordRow = { id: string; list: string; label: string; properties: string };
type CountedRow = RecordRow & { ready: number; late: number };

const LINES = `
  SELECT r.id, r.list, r.label, r.properties,
    COUNT(t.rule) AS ready, COALESCE(SUM(${IS_LATE}), 0) AS late
  FROM record r LEFT JOIN task t ON t.subject = r.id AND t.state = 'ready' AND ${FOR_ROLE}
  WHERE r.known IS NOT NULL AND r.list <> '${WORKERS}'
  GROUP BY r.id`;

/** Case and accents do not matter: "amina" finds "Aminá". */
function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Records by name. Every word of `search` must be in the name or the place. */
export function clients(ctx: Context, search: string): Clients {
  refreshTasks(ctx);
  const words = folded(search).split(/\s+/).filter(Boolean);
  const given = { ...present(ctx), work: workOf(programmeOf(ctx), 'chw') };
  const all = ctx.db.rows<CountedRow>(LINES, given).map((row) => line(ctx, row));
  const found = all.filter(({ label, place }) => {
    const text = folded(`${label} ${place}`);
    return words.every((word) => text.includes(word));
  });
  found.sort((one, other) => one.label.localeCompare(other.label) || (one.id < other.id ? -1 : 1));
  return { found: found.length, all: all.length, lines: found.slice(0, MOST) };
}

function line(ctx: Context, row: CountedRow): ClientLine {
  const pkg = programmeOf(ctx);
  return {
    id: row.id,
    label: row.label,
    place: placeOf(pkg, row.list, JSON.parse(row.properties) as RecordState['properties']),
    list: pkg.lists[row.list]?.label ?? { '': row.list },
    ready: row.ready,
    late: row.late,
  };
}

export interface ClientDetail {
  readonly id: string;
  readonly today: number;
  readonly label: string;
  /** What made it was taken back: nothing is left of it but its history. */
  readonly withdrawn: boolean;
  readonly place: string;
  readonly facts: readonly Fact[];
  readonly tasks: readonly TaskView[];
  readonly history: readonly HistoryEntry[];
  /** Forms that this worker may fill about this record. */
  readonly forms: readonly OfferedForm[];
}

export function client(ctx: Context, id: string): ClientDetail | null {
  const sql = 'SELECT id, list, label, properties, known FROM record WHERE id = :id';
  const row = firstRow<RecordRow & { known: string | null }>(ctx.db, sql, { id });
  if (!row) return null;
  const pkg = programmeOf(ctx);
  const properties = JSON.parse(row.properties) as RecordState['properties'];
  return {
    id,
    today: today(ctx),
    label: row.label || nameOnce(ctx, id),
    withdrawn: row.known === null,
    place: placeOf(pkg, row.list, properties),
    facts: factsOf(ctx, row.list, properties),
    tasks: openTasksOf(ctx, id),
    history: history(ctx, id),
    forms: formsAbout(ctx, row.list),
  };
}

const NAMES = `
  SELECT c.operation ->> 'label' AS label FROM change c JOIN submission s ON s.id = c.submission
  WHERE c.record = :id AND c.operation ->> 'label' <> '' ORDER BY s.clock DESC LIMIT 1`;

/** What a record was called before that was taken back. */
function nameOnce(ctx: Context, id: string): string {
  return firstRow<{ label: string }>(ctx.db, NAMES, { id })?.label ?? '';
}

/** Forms of this worker's that make a new record, with the list it goes to. */
export function newClientForms(ctx: Context): { form: string; title: Words; list: Words }[] {
  const pkg = programmeOf(ctx);
  const { role } = ownWorker(ctx);
  return Object.entries(pkg.forms)
    .filter(([name, form]) => form.about_path === null && isFormOf(pkg, name, role))
    .map(([form, { title, about_list }]) => {
      return { form, title, list: pkg.lists[about_list]?.label ?? title };
    });
}
