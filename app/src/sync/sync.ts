/** Keeps phone and server together in the background; no screen ever waits for it. */

import { type ReadonlySignal, signal } from '@preact/signals';
import { isWhole } from '../engine/fileName';
import { NO_ROOM } from '../store/messages';
import { exchange, type Records } from './exchange';
import { type Server, ServerFailure } from './server';
import type { Progress } from './uploads';

export type SyncState =
  | 'idle'
  | 'working'
  | 'offline' // not reached; it tries again by itself
  | 'signed-out'
  | 'full' // the phone has no room for what is new
  | 'failed'; // the server refused, or the phone could not take it in: `detail` says why

export interface SyncStatus {
  readonly state: SyncState;
  readonly detail: string;
}

/** Submissions of one round so far. */
export interface Moved {
  readonly sent: number;
  readonly taken: number;
}

export interface Sync {
  readonly status: ReadonlySignal<SyncStatus>;
  /** While files are being sent. */
  readonly progress: ReadonlySignal<Progress | null>;
  /** Null while no round is under way. */
  readonly moved: ReadonlySignal<Moved | null>;
  /** Brings a file to this phone; false where the server has none for its worker. */
  fetchFile(name: string): Promise<boolean>;
  /** Resolves when a round that began after the call is over, also when it failed. */
  run(): Promise<void>;
  /** For when somebody asks: also sends again what the server had set aside. */
  runAll(): Promise<void>;
  /** Runs now, when the network comes back, when the app is shown again, and every few minutes. */
  keepRunning(): void;
}

const EVERY_MS = 3 * 60_000;

/** A wait that a server asks for is never taken for longer than this. */
const LONGEST_MS = 10 * 60_000;

const STATES = {
  unreachable: 'offline',
  'signed-out': 'signed-out',
  revoked: 'signed-out',
  refused: 'failed',
} as const;

function isRevoked(error: unknown): boolean {
  return error instanceof ServerFailure && error.kind === 'revoked';
}

function statusAfter(error: unknown): SyncStatus {
  const detail = error instanceof Error ? error.message : String(error);
  if (error instanceof Error && 'kind' in error && error.kind === NO_ROOM) {
    return { state: 'full', detail };
  }
  if (!(error instanceof ServerFailure)) return { state: 'failed', detail };
  return { state: STATES[error.kind], detail };
}

/** For practice: nothing is sent, and nothing comes. */
export function stillSync(): Sync {
  const nothing = () => Promise.resolve();
  return {
    status: signal<SyncStatus>({ state: 'idle', detail: '' }),
    progress: signal(null),
    moved: signal(null),
    fetchFile: () => Promise.resolve(false),
    ...{ run: nothing, runAll: nothing, keepRunning: () => {} },
  };
}

export function createSync(store: Records, server: Server): Sync {
  const status = signal<SyncStatus>({ state: 'idle', detail: '' });
  const progress = signal<Progress | null>(null);
  const moved = signal<Moved | null>(null);
  let running: Promise<void> | null = null;
  let queued: Promise<void> | null = null;
  let askedForAll = false;
  let kept = false;
  let busyUntil = 0;

  function count(sent: number, taken: number): void {
    const before = moved.value ?? { sent: 0, taken: 0 };
    moved.value = { sent: before.sent + sent, taken: before.taken + taken };
  }

  async function round(): Promise<void> {
    const { token } = await store.call('credentials');
    if (token === '') {
      status.value = { state: 'signed-out', detail: '' };
      return;
    }
    status.value = { state: 'working', detail: '' };
    const all = askedForAll;
    askedForAll = false;
    try {
      const tell = (sent: Progress | null) => {
        progress.value = sent;
      };
      await exchange(store, server, all, tell, count);
      status.value = { state: 'idle', detail: '' };
    } catch (error) {
      askedForAll ||= all;
      const after = statusAfter(error);
      if (after.state === 'signed-out') await store.call(isRevoked(error) ? 'wipe' : 'signOut');
      status.value = after;
      waitFor(error);
    } finally {
      moved.value = null;
    }
  }

  /** A busy server says when to come again; each phone comes a little later, not all at once. */
  function waitFor(error: unknown): void {
    if (!(error instanceof ServerFailure) || error.after === 0) return;
    const wait = Math.min(error.after, LONGEST_MS) * (1 + Math.random());
    busyUntil = Date.now() + wait;
    if (kept) setTimeout(() => void run(), wait);
  }

  function begin(): Promise<void> {
    queued = null;
    running = round().finally(() => {
      running = null;
    });
    return running;
  }

  function run(): Promise<void> {
    if (!running) return begin();
    queued ??= running.then(begin);
    return queued;
  }

  function runAll(): Promise<void> {
    askedForAll = true;
    return run();
  }

  function keepRunning(): void {
    const soon = () => {
      if (Date.now() >= busyUntil) void run();
    };
    soon();
    if (kept) return;
    kept = true;
    addEventListener('online', soon);
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') soon();
    });
    setInterval(soon, EVERY_MS);
  }

  async function fetchFile(name: string): Promise<boolean> {
    const { token } = await store.call('credentials');
    const content = await server.file(token, name);
    if (content === null || !(await isWhole(name, content))) return false;
    await store.call('keepFetched', name, content);
    return true;
  }

  return { status, progress, moved, fetchFile, run, runAll, keepRunning };
}
