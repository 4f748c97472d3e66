/** One worker's database on this phone: SQLite's pages in the private file system, as ciphertext. */

import type { Sqlite3Static } from '@evolu/sqlite-wasm';
import { isForWantOfRoom } from '../room';
import { databaseOver } from '../sqlite';
import type { OpenStore } from './openStore';
import type { Opened } from './vaults';

/** The page before may still hold the files for a moment after a reload. */
const TRIES = 20;
const PAUSE_MS = 250;

/** Where the store lay before it was encrypted. */
const PLAIN = 'doorstep';
const PROBE = 'probe';

/** Known to workers only, so TypeScript's types for pages lack it. */
interface WithHandle {
  createSyncAccessHandle(): Promise<{ close(): unknown }>;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Files of before Chromium 109 do not answer at once, or not at all. */
export async function hasFiles(): Promise<boolean> {
  try {
    const folder = await navigator.storage.getDirectory();
    const file = (await folder.getFileHandle(PROBE, { create: true })) as unknown as WithHandle;
    const handle = await file.createSyncAccessHandle();
    const closing: unknown = handle.close();
    await closing;
    return closing === undefined;
  } catch {
    return false;
  }
}

const folderOf = ({ vault }: Opened) => `vault-${vault}`;

export async function isInFiles(opened: Opened): Promise<boolean> {
  const folder = await navigator.storage?.getDirectory?.().catch(() => null);
  const found = await folder?.getDirectoryHandle(folderOf(opened)).catch(() => null);
  return Boolean(found);
}

/** What an app of before encryption left: whoever opens the phone could read it. */
export async function dropPlain(): Promise<void> {
  const folder = await navigator.storage?.getDirectory?.().catch(() => null);
  await folder?.removeEntry(PLAIN, { recursive: true }).catch(() => undefined);
}

export async function openFiles(
  { installOpfsSAHPoolVfs, oo1, capi }: Sqlite3Static,
  opened: Opened,
): Promise<OpenStore> {
  const { key } = opened;
  const name = folderOf(opened);
  const pool = { name, directory: `/${name}`, initialCapacity: 6 };
  const again = { ...pool, forceReinitIfPreviouslyFailed: true };
  for (let tries = 1; ; tries += 1) {
    try {
      await installOpfsSAHPoolVfs(again);
      const handle = new oo1.DB(`file:/doorstep.sqlite3?vfs=multipleciphers-${name}`);
      handle.exec(`PRAGMA key = "x'${key}'"`);
      return { db: databaseOver({ capi }, handle), keep: async () => undefined };
    } catch (error) {
      if (tries === TRIES || isForWantOfRoom(error as Error)) throw error;
      await pause(PAUSE_MS);
    }
  }
}
