/** The database where phones have it: in the private file system, in a thread of its own. */

import sqlite3InitModule from '@evolu/sqlite-wasm';
import type { Database } from '../src/engine/database';
import { databaseOver } from '../src/store/sqlite';
import { type Ask, fill, type Seen, trial } from './trial';

interface Port {
  postMessage(message: { seen: Seen[] } | { error: string }): void;
  onmessage: ((event: MessageEvent<{ work: 'fill' | 'trial'; ask: Ask }>) => void) | null;
}

type Sqlite3 = Awaited<ReturnType<typeof sqlite3InitModule>>;

const port = self as unknown as Port;
const opened: Promise<Database> = sqlite3InitModule().then(encrypted);

/** As store/vault/files.ts opens it. */
async function encrypted({ installOpfsSAHPoolVfs, oo1, capi }: Sqlite3): Promise<Database> {
  await installOpfsSAHPoolVfs({ name: 'benchmark', clearOnInit: true });
  const handle = new oo1.DB('file:/benchmark.sqlite3?vfs=multipleciphers-benchmark');
  handle.exec(`PRAGMA key = "x'${'00'.repeat(32)}'"`);
  return databaseOver({ capi }, handle);
}

function done(db: Database, work: 'fill' | 'trial', ask: Ask): Seen[] {
  if (work === 'trial') return trial(db, ask);
  fill(db, ask);
  return [];
}

port.onmessage = ({ data: { work, ask } }) => {
  opened
    .then((db) => port.postMessage({ seen: done(db, work, ask) }))
    .catch((error: unknown) => port.postMessage({ error: String(error) }));
};
