/** What is measured: the phone's own engine over a database that its caller opened. */

import type { Package } from '../src/contract/package';
import { type Database, firstRow, put, type SqlValue } from '../src/engine/database';
import type { Present } from '../src/engine/days';
import { createProjection } from '../src/engine/projection';
import { evaluateAll, evaluateSubject } from '../src/engine/tasks';

export interface Ask {
  readonly pkg: Package;
  readonly at: Present;
  readonly tables: readonly {
    readonly table: string;
    readonly columns: readonly string[];
    readonly values: readonly (readonly SqlValue[])[];
  }[];
  /** Records, and the form filled about each. */
  readonly subjects: readonly {
    readonly subject: string;
    readonly list: string;
    readonly form: string;
  }[];
  /** Epoch days. */
  readonly spans: Readonly<Record<string, { readonly from_day: number; readonly to_day: number }>>;
}

export interface Seen {
  readonly name: string;
  /** Tasks found. */
  readonly tasks: number;
  readonly ms: readonly number[];
}

const RUNS = 5;

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

export function fill(db: Database, { pkg, tables }: Ask): void {
  createProjection(db, pkg);
  db.transaction(() => {
    for (const { table, columns, values } of tables) {
      for (const row of values) {
        const cells = columns.map((column, index) => [column, row[index] ?? null] as const);
        put(db, table, Object.fromEntries(cells));
      }
    }
  });
}

export function trial(db: Database, ask: Ask): Seen[] {
  return [
    first(db, ask),
    nextDay(db, ask),
    ...Object.keys(ask.spans).map((name) => span(db, ask, name)),
    one(db, ask),
  ];
}

function several(work: () => unknown): number[] {
  return Array.from({ length: RUNS }, () => timed(work));
}

/** What the phone does the first time: the tasks near today, worked out and stored. */
function first(db: Database, { pkg, at }: Ask): Seen {
  const ms = several(() => {
    db.run('DELETE FROM task');
    db.transaction(() => evaluateAll(db, pkg, at));
  });
  return { name: 'first day', tasks: kept(db), ms };
}

/** What it does on each day after that. */
function nextDay(db: Database, { pkg, at }: Ask): Seen {
  let day = at;
  const ms = several(() => {
    day = { today: day.today + 1, now: day.now + DAY };
    db.transaction(() => evaluateAll(db, pkg, day));
  });
  return { name: 'next day', tasks: kept(db), ms };
}

const DAY = 86_400;

function kept(db: Database): number {
  return count(db, 'SELECT count(*) AS tasks FROM task');
}

/** Every column of every task of a span worked out, without storing them. */
function span(db: Database, { pkg, at, spans }: Ask, name: string): Seen {
  const sums = 'count(*) AS tasks, sum(score + reasons + band + due), max(state), max(done_id)';
  const sql = `SELECT ${sums} FROM (${pkg.queries.tasks_all})`;
  const work = () => count(db, sql, { ...at, ...spans[name] });
  return { name, tasks: work(), ms: several(work) };
}

function count(db: Database, sql: string, parameters = {}): number {
  return firstRow<{ tasks: number }>(db, sql, parameters)?.tasks ?? 0;
}

/** A submission is stored and its record's tasks worked out: the second part is timed. */
function one(db: Database, { pkg, at, subjects }: Ask): Seen {
  const ms = subjects.map(({ subject, list, form }, index) => {
    const own = {
      _id: `uuid:one-${index}`,
      _subject: subject,
      _day: at.today,
      _at: at.now,
      _worker: 'worker-1',
    };
    let taken = 0;
    db.transaction(() => {
      put(db, `form_${form}`, own);
      taken = timed(() => evaluateSubject(db, pkg, { id: subject, list }, at));
    });
    return taken;
  });
  return { name: 'one', tasks: subjects.length, ms };
}
