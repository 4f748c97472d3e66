/** The page's side of the database: one promise per call, and a signal when something changed. */

import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Api, CallName } from './api';
import type { Gate } from './gate';
import type { FromWorker, GateName, OpenFailure, ToWorker } from './messages';

export class StoreError extends Error {
  /** The error's name inside the worker, such as "NotReady". */
  readonly kind: string;

  constructor(kind: string, detail: string) {
    super(detail);
    this.kind = kind;
  }
}

export class StoreClosed extends Error {
  readonly failure: OpenFailure;

  constructor(failure: OpenFailure, detail: string) {
    super(detail);
    this.failure = failure;
  }
}

export interface Store {
  call<Name extends CallName>(
    name: Name,
    ...args: Parameters<Api[Name]>
  ): Promise<ReturnType<Api[Name]>>;
  /** What can be asked before anybody's store is open. */
  gate<Name extends GateName>(name: Name, ...args: Parameters<Gate[Name]>): ReturnType<Gate[Name]>;
  /** Grows with every change, so that what was asked before is asked again. */
  readonly changes: ReadonlySignal<number>;
}

/** A worker's own store, and beside it one to practise with. */
export interface Stores extends Store {
  readonly practice: Store;
}

interface Waiting {
  readonly changes: Signal<number>;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Rejects with StoreClosed when the database cannot be opened. */
export function openStore(): Promise<Stores> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, Waiting>();
  const [changes, practised] = [signal(0), signal(0)];
  let last = 0;

  function settle(message: Extract<FromWorker, { id: number }>): void {
    const call = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.kind === 'error') call?.reject(new StoreError(message.error, message.detail));
    else {
      call?.resolve(message.result);
      if (message.changed && call) call.changes.value += 1;
    }
  }

  function ask(name: string, args: readonly unknown[], practice = false): Promise<unknown> {
    last += 1;
    const message: ToWorker = { id: last, name, args, practice };
    return new Promise((resolve, reject) => {
      waiting.set(message.id, { resolve, reject, changes: practice ? practised : changes });
      worker.postMessage(message);
    });
  }

  const storeOf = (practice: boolean): Store => ({
    call: (name, ...args) => ask(name, args, practice) as Promise<never>,
    gate: (name, ...args) => ask(name, args) as never,
    changes: practice ? practised : changes,
  });
  const store: Stores = { ...storeOf(false), practice: storeOf(true) };

  return new Promise((resolve, reject) => {
    worker.onerror = (event) => reject(new StoreClosed('broken', event.message));
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if (data.kind === 'open') resolve(store);
      else if (data.kind === 'closed') reject(new StoreClosed(data.failure, data.detail));
      else settle(data);
    };
  });
}
