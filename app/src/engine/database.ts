/** What the engine needs of a database: SQLite's SQL, called in turn. */

export type SqlValue = string | number | null;

/** By name without the colon; names a statement does not use are ignored. Bytes are for files. */
export type Parameters = Readonly<Record<string, SqlValue | Uint8Array>>;

export interface Database {
  run(sql: string, parameters?: Parameters): void;
  rows<Row>(sql: string, parameters?: Parameters): Row[];
  /** All of `work` or nothing; may not be nested. */
  transaction<Result>(work: () => Result): Result;
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** `INSERT OR REPLACE` of one row, column names as given. */
export function put(db: Database, table: string, row: Parameters): void {
  const names = Object.keys(row);
  const columns = names.map(quoted).join(', ');
  const values = names.map((_, index) => `:v${index}`).join(', ');
  const parameters = Object.fromEntries(
    names.map((name, index) => [`v${index}`, row[name] ?? null]),
  );
  db.run(`INSERT OR REPLACE INTO ${quoted(table)} (${columns}) VALUES (${values})`, parameters);
}

export function firstRow<Row>(db: Database, sql: string, parameters?: Parameters): Row | undefined {
  return db.rows<Row>(sql, parameters)[0];
}
