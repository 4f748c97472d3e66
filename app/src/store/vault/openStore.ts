/** A worker's store, in files where the browser has them, else in blocks. */

import sqlite3InitModule, { type Sqlite3Static } from '@evolu/sqlite-wasm';
import type { OpenFailure } from '../messages';
import { isForWantOfRoom } from '../room';
import { databaseOver, type SqliteDatabase } from '../sqlite';
import { dropPlain, hasFiles, isInFiles, openFiles } from './files';
import type { Opened } from './vaults';

export interface OpenStore {
  readonly db: SqliteDatabase;
  /**
   * Resolves when what was changed outlasts the app. Rejects where there is no room for it: then it
   * is taken back, as if the call had failed.
   */
  keep(): Promise<void>;
}

export class Failure extends Error {
  override readonly name = 'Failure';
  readonly failure: OpenFailure;

  constructor(failure: OpenFailure, cause: unknown) {
    super(String(cause));
    this.failure = failure;
  }
}

/** SQLite itself, loaded while somebody thinks of their PIN. */
const sqlite3 = sqlite3InitModule();

/** Before anybody is asked for anything: can this browser keep data at all? */
export async function mustDo(): Promise<void> {
  if (!globalThis.indexedDB?.databases) throw new Failure('unsupported', 'no IndexedDB');
  await dropPlain();
}

const blocksOf = ({ vault }: Opened) => `doorstep-blocks-${vault}`;

/**
 * What was begun in blocks stays there: a browser may learn about files in between. What was begun in
 * files too: a full phone cannot make one to find out whether it has them.
 */
async function isInBlocks(opened: Opened): Promise<boolean> {
  const there = await indexedDB.databases();
  if (there.some(({ name }) => name === blocksOf(opened))) return true;
  return !(await isInFiles(opened)) && !(await hasFiles());
}

/** In a file of its own: most phones never load it. */
async function openBlocks(sqlite: Sqlite3Static, opened: Opened): Promise<OpenStore> {
  const [{ openMirrored }, { blockDisk }] = await Promise.all([
    import('./mirrored'),
    import('./blockDisk'),
  ]);
  return openMirrored(sqlite, opened, await blockDisk(blocksOf(opened)));
}

export async function openStore(opened: Opened): Promise<OpenStore> {
  const sqlite = await sqlite3;
  try {
    if (!(await isInBlocks(opened))) return await openFiles(sqlite, opened);
    return await openBlocks(sqlite, opened);
  } catch (error) {
    throw new Failure(isForWantOfRoom(error as Error) ? 'full' : 'busy', error);
  }
}

/** For what must leave no trace. */
export async function openMemory(): Promise<SqliteDatabase> {
  const sqlite = await sqlite3;
  return databaseOver(sqlite, new sqlite.oo1.DB(':memory:'));
}
