import sqlite3InitModule, { type Sqlite3Static } from '@evolu/sqlite-wasm';
import { put } from '../src/engine/database';
import { databaseOver } from '../src/store/sqlite';
import type { Case, CaseAnswer, FromWorker, ToWorker } from './case';

interface Port {
  postMessage(message: FromWorker): void;
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
}

const port = self as unknown as Port;
const sqlite3 = sqlite3InitModule();

/** Each case has a fresh database in memory. */
function run({ oo1, capi }: Sqlite3Static, { schema, rows, query, params }: Case): CaseAnswer {
  const db = databaseOver({ capi }, new oo1.DB(':memory:'));
  try {
    for (const statement of schema) db.run(statement);
    for (const { table, columns, values } of rows) {
      for (const row of values) {
        const cells = columns.map((column, index) => [column, row[index] ?? null] as const);
        put(db, table, Object.fromEntries(cells));
      }
    }
    return db.table(query, params);
  } finally {
    db.close();
  }
}

port.onmessage = ({ data: { id, item } }) => {
  void sqlite3
    .then((loaded) => port.postMessage({ id, answer: run(loaded, item) }))
    .catch((error: unknown) => port.postMessage({ id, error: `${item.name}: ${error}` }));
};
