/** One worker's database on this phone: SQLite's pages in the private file system, as ciphertext. */

import sqlite3InitModule from '@evolu/sqlite-wasm';
import type { OpenFailure } from '../messages';
import { databaseOver, type SqliteDatabase } from '../sqlite';
import type { Opened } from './vaults';

/** The page before may still hold the files for a moment after a reload. */
const TRIES = 20;
const PAUSE_MS = 250;

/** Where the store lay before it was encrypted. */
const PLAIN = 'doorstep';

/** SQLite itself, loaded while somebody thinks of their PIN. */
export const sqlite3 = sqlite3InitModule();

export class Failure extends Error {
  override readonly name = 'Failure';
  readonly failure: OpenFailure;

  constructor(failure: OpenFailure, cause: unknown) {
    super(String(cause));
    this.failure = failure;
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** No private files, or handles of before Chromium 109, whose calls do not answer at once. */
export async function mustDo(): Promise<void> {
  if (!navigator.storage?.getDirectory) throw new Failure('unsupported', 'no private file system');
  const folder = await navigator.storage.getDirectory();
  const file = await folder.getFileHandle('probe', { create: true });
  if (!('createSyncAccessHandle' in file)) throw new Failure('unsupported', 'no file handles');
  await dropPlain(folder);
}

/** What an app of before encryption left: whoever opens the phone could read it. */
async function dropPlain(folder: FileSystemDirectoryHandle): Promise<void> {
  await folder.removeEntry(PLAIN, { recursive: true }).catch(() => undefined);
}

export async function openFiles({ vault, key }: Opened): Promise<SqliteDatabase> {
  const { installOpfsSAHPoolVfs, oo1 } = await sqlite3;
  const name = `vault-${vault}`;
  const pool = { name, directory: `/${name}`, initialCapacity: 6 };
  const again = { ...pool, forceReinitIfPreviouslyFailed: true };
  for (let tries = 1; ; tries += 1) {
    try {
      await installOpfsSAHPoolVfs(again);
      const handle = new oo1.DB(`file:/doorstep.sqlite3?vfs=multipleciphers-${name}`);
      handle.exec(`PRAGMA key = "x'${key}'"`);
      return databaseOver(handle);
    } catch (error) {
      if (/too old|Missing required OPFS/.test(String(error))) {
        throw new Failure('unsupported', error);
      }
      if (tries === TRIES) throw new Failure('busy', error);
      await pause(PAUSE_MS);
    }
  }
}
