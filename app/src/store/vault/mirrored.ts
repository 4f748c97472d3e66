/**
 * A worker's store where the browser has no files that answer at once (before Chromium 109): SQLite
 * works in memory, and what a call changed is in IndexedDB before anybody hears that it was done.
 * SQLite encrypts its pages before they come here.
 */

import type { Sqlite3Static } from '@evolu/sqlite-wasm';
import { databaseOver } from '../sqlite';
import { BlockFile, type Disk } from './blocks';
import { LASTING, mountMirror } from './mirror';
import type { OpenStore } from './openStore';
import type { Opened } from './vaults';

/** Each call is one transaction on the disk, so SQLite's own journal outlasts nothing. */
const IN_MEMORY = 'PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF';

export async function openMirrored(
  sqlite3: Sqlite3Static,
  { vault, key }: Opened,
  disk: Disk,
): Promise<OpenStore> {
  const file = new BlockFile(await disk.load());
  const name = `mirror-${vault}`;
  mountMirror(sqlite3, name, file);
  const handle = new sqlite3.oo1.DB(`file:${LASTING}?vfs=multipleciphers-${name}`);
  handle.exec(`PRAGMA key = "x'${key}'"`);

  async function keep(): Promise<void> {
    const changes = file.changes();
    if (!changes) return;
    try {
      await disk.keep(changes);
      file.settled();
    } catch (error) {
      file.takeBack(); // SQLite sees by the file's own counter that it is another one
      throw error;
    }
  }

  return { db: databaseOver(sqlite3, handle, IN_MEMORY), keep };
}
