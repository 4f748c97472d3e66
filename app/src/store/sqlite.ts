/** SQLite as the engine's Database: statements are prepared once and kept. */

import type {
  PreparedStatement,
  Sqlite3Static,
  Database as SqliteHandle,
} from '@evolu/sqlite-wasm';
import type { Database, Parameters } from '../engine/database';

/** Enough for all of ours; a form's own INSERT is one each. */
const KEPT = 128;

/**
 * A save writes a page to the end of one file, where the way of old needs a second file each time:
 * twenty times as quick. Nobody else opens our file, so the log needs no memory to share.
 */
const WRITE_AHEAD = 'PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL';

/** KiB of pages that need not be read and deciphered again: what a list of today touches. */
const CACHE = 'PRAGMA cache_size = -8192';

/** Where each parameter is bound; 0 where the statement has none of that name. */
type Places = Map<string, number>;

interface Prepared {
  readonly statement: PreparedStatement;
  readonly places: Places;
}

export interface SqliteDatabase extends Database {
  /** Column names and rows as arrays, for the conformance cases. */
  table(sql: string, parameters?: Parameters): { columns: string[]; rows: unknown[][] };
  close(): void;
}

export function databaseOver(
  { capi }: Pick<Sqlite3Static, 'capi'>,
  handle: SqliteHandle,
  journal = WRITE_AHEAD,
): SqliteDatabase {
  const kept = new Map<string, Prepared>();
  // A plan holds for all values: else some statements are planned anew with each, for 15 ms.
  capi.sqlite3_db_config(handle, capi.SQLITE_DBCONFIG_ENABLE_QPSG, 1, 0);
  handle.exec(journal);
  handle.exec(CACHE);

  function forgetAll(): void {
    for (const { statement } of kept.values()) statement.finalize();
    kept.clear();
  }

  /** After some failures, as that of a full disk, SQLite has done so itself. */
  function rollBack(): void {
    try {
      handle.exec('ROLLBACK');
    } catch {
      // What was wrong before is what to tell.
    }
  }

  function prepared(sql: string): Prepared {
    const known = kept.get(sql);
    if (known) return known;
    if (kept.size >= KEPT) forgetAll();
    const made: Prepared = { statement: handle.prepare(sql), places: new Map() };
    kept.set(sql, made);
    return made;
  }

  function using<Result>(
    sql: string,
    parameters: Parameters,
    work: (statement: PreparedStatement) => Result,
  ): Result {
    const { statement, places } = prepared(sql);
    try {
      bind(statement, places, parameters);
      return work(statement);
    } finally {
      statement.reset();
    }
  }

  return {
    run(sql, parameters = {}) {
      using(sql, parameters, (statement) => statement.step());
    },
    rows<Row>(sql: string, parameters: Parameters = {}) {
      return using(sql, parameters, (statement) => {
        const found: Row[] = [];
        let names: string[] | undefined; // SQLite's own way to an object asks for them with each row
        while (statement.step()) {
          names ??= statement.getColumnNames([]) as string[];
          found.push(rowOf(names, statement.get([])) as Row);
        }
        return found;
      });
    },
    table(sql, parameters = {}) {
      return using(sql, parameters, (statement) => {
        const rows: unknown[][] = [];
        while (statement.step()) rows.push(statement.get([]));
        return { columns: statement.getColumnNames([]), rows };
      });
    },
    transaction(work) {
      handle.exec('BEGIN IMMEDIATE');
      try {
        const result = work();
        handle.exec('COMMIT');
        return result;
      } catch (error) {
        rollBack();
        throw error;
      }
    },
    close() {
      forgetAll();
      handle.close();
    },
  };
}

function rowOf(names: readonly string[], values: readonly unknown[]): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (let at = 0; at < names.length; at += 1) row[names[at] as string] = values[at];
  return row;
}

/** What an earlier call bound and this one does not name is blank again. */
function bind(statement: PreparedStatement, places: Places, parameters: Parameters): void {
  for (const [name, place] of places) {
    if (place > 0 && !(name in parameters)) statement.bind(place, null);
  }
  for (const name of Object.keys(parameters)) {
    const place = places.get(name) ?? statement.getParamIndex(`:${name}`) ?? 0;
    places.set(name, place);
    if (place > 0) statement.bind(place, parameters[name] ?? null);
  }
}
