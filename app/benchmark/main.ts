/**
 * `await window.prepare(ask, place)`, then `await window.measure(ask, place)`. In memory the work
 * is done by the page itself, whose processor can be slowed; in the worker by what phones have.
 */

import sqlite3InitModule from '@evolu/sqlite-wasm';
import type { Database } from '../src/engine/database';
import { databaseOver } from '../src/store/sqlite';
import { type Ask, fill, type Seen, trial } from './trial';

type Place = 'memory' | 'worker';
type Answer = { readonly seen: Seen[] } | { readonly error: string };

declare global {
  interface Window {
    prepare: (ask: Ask, place: Place) => Promise<void>;
    measure: (ask: Ask, place: Place) => Promise<Seen[]>;
  }
}

const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
const opened: Promise<Database> = sqlite3InitModule().then(({ oo1, capi }) =>
  databaseOver({ capi }, new oo1.DB(':memory:')),
);

function byWorker(work: 'fill' | 'trial', ask: Ask): Promise<Seen[]> {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Answer>) =>
      'error' in data ? reject(new Error(data.error)) : resolve(data.seen);
    worker.postMessage({ work, ask });
  });
}

window.prepare = async (ask, place) => {
  if (place === 'worker') await byWorker('fill', ask);
  else fill(await opened, ask);
};

window.measure = async (ask, place) =>
  place === 'worker' ? byWorker('trial', ask) : trial(await opened, ask);
