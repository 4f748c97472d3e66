import sqlite3InitModule from '@sqlite.org/sqlite-wasm';
import { databaseOver, type SqliteDatabase } from '../../src/store/sqlite';

const sqlite3 = await sqlite3InitModule();

/** The phone's SQLite, in memory. */
export function freshDatabase(): SqliteDatabase {
  return databaseOver(new sqlite3.oo1.DB(':memory:'));
}
