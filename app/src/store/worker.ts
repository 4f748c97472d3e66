/** The database's own thread: opens it, then answers one call at a time. */

import sqlite3InitModule from '@sqlite.org/sqlite-wasm';
import { type Api, type CallName, createApi, isChange } from './api';
import type { FromWorker, OpenFailure, ToWorker } from './messages';
import { databaseOver } from './sqlite';

/** The page before may still hold the files for a moment after a reload. */
const TRIES = 20;
const PAUSE_MS = 250;

const FILE = '/doorstep.sqlite3';
const POOL = { name: 'doorstep', directory: '/doorstep', initialCapacity: 6 };

interface Port {
  postMessage(message: FromWorker): void;
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
}

const port = self as unknown as Port;

/** What SQLite says of a browser that will never do: no private files, or handles of before 108. */
const TOO_OLD = /too old|Missing required OPFS/;

class Failure extends Error {
  readonly failure: OpenFailure;

  constructor(failure: OpenFailure, cause: unknown) {
    super(String(cause));
    this.failure = failure;
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

async function openDatabase() {
  if (!navigator.storage?.getDirectory) throw new Failure('unsupported', 'no private file system');
  const sqlite3 = await sqlite3InitModule();
  for (let tries = 1; ; tries += 1) {
    try {
      const again = { ...POOL, forceReinitIfPreviouslyFailed: true, preserveOnInitFailure: true };
      const pool = await sqlite3.installOpfsSAHPoolVfs(again);
      return databaseOver(new pool.OpfsSAHPoolDb(FILE));
    } catch (error) {
      if (TOO_OLD.test(String(error))) throw new Failure('unsupported', error);
      if (tries === TRIES) throw new Failure('busy', error);
      await pause(PAUSE_MS);
    }
  }
}

function answer(api: Api, { id, name, args }: ToWorker): FromWorker {
  try {
    const call = api[name as CallName] as (...args: readonly unknown[]) => unknown;
    const result = call(...args);
    return { kind: 'result', id, result, changed: isChange(name) && result !== false };
  } catch (error) {
    const known = error instanceof Error ? error : new Error(String(error));
    return { kind: 'error', id, error: known.name, detail: known.message };
  }
}

async function serve(): Promise<void> {
  const waiting: ToWorker[] = [];
  port.onmessage = (event) => waiting.push(event.data);
  try {
    const api = createApi(await openDatabase(), () => new Date());
    port.onmessage = (event) => port.postMessage(answer(api, event.data));
    port.postMessage({ kind: 'open' });
    for (const message of waiting) port.postMessage(answer(api, message));
  } catch (error) {
    const failure = error instanceof Failure ? error.failure : 'broken';
    port.postMessage({ kind: 'closed', failure, detail: String(error) });
  }
}

void serve();
