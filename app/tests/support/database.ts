import sqlite3InitModule from '@evolu/sqlite-wasm';
import { databaseOver, type SqliteDatabase } from '../../src/store/sqlite';

const sqlite3 = await sqlite3InitModule();

const handles = new WeakMap<SqliteDatabase, InstanceType<typeof sqlite3.oo1.DB>>();

/** The phone's SQLite, in memory. */
export function freshDatabase(): SqliteDatabase {
  const handle = new sqlite3.oo1.DB(':memory:');
  const db = databaseOver(sqlite3, handle);
  handles.set(db, handle);
  return db;
}

/** What the file of a database would hold, with all that was deleted and is still there. */
export function fileOf(db: SqliteDatabase): string {
  const handle = handles.get(db);
  if (!handle) throw new Error('not one of ours');
  return new TextDecoder('latin1').decode(sqlite3.capi.sqlite3_js_db_export(handle));
}
