/** The page's side of the database: one promise per call, and a signal when something changed. */

import { type ReadonlySignal, signal } from '@preact/signals';
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

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Rejects with StoreClosed when the database cannot be opened. */
export function openStore(): Promise<Store> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, Waiting>();
  const changes = signal(0);
  let last = 0;

  function settle(message: Extract<FromWorker, { id: number }>): void {
    const call = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.kind === 'error') call?.reject(new StoreError(message.error, message.detail));
    else {
      call?.resolve(message.result);
      if (message.changed) changes.value += 1;
    }
  }

  function ask(name: string, args: readonly unknown[]): Promise<unknown> {
    last += 1;
    const message: ToWorker = { id: last, name, args };
    return new Promise((resolve, reject) => {
      waiting.set(message.id, { resolve, reject });
      worker.postMessage(message);
    });
  }

  const store: Store = {
    call: (name, ...args) => ask(name, args) as Promise<never>,
    gate: (name, ...args) => ask(name, args) as never,
    changes,
  };

  return new Promise((resolve, reject) => {
    worker.onerror = (event) => reject(new StoreClosed('broken', event.message));
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if (data.kind === 'open') resolve(store);
      else if (data.kind === 'closed') reject(new StoreClosed(data.failure, data.detail));
      else settle(data);
    };
  });
}
