/** The database where phones have it: in the private file system, in a thread of its own. */

import sqlite3InitModule from '@evolu/sqlite-wasm';
import type { Database } from '../src/engine/database';
import { databaseOver } from '../src/store/sqlite';
import { type Ask, fill, type Seen, trial } from './trial';

interface Port {
  postMessage(message: { seen: Seen[] } | { error: string }): void;
  onmessage: ((event: MessageEvent<{ work: 'fill' | 'trial'; ask: Ask }>) => void) | null;
}

const port = self as unknown as Port;
const opened: Promise<Database> = sqlite3InitModule()
  .then((sqlite3) => sqlite3.installOpfsSAHPoolVfs({ name: 'benchmark', clearOnInit: true }))
  .then((pool) => databaseOver(new pool.OpfsSAHPoolDb('/benchmark.sqlite3')));

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
