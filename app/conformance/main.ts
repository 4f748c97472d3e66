/**
 * Runs cases on the SQLite that the app runs on: the same file, in a worker, in a real browser.
 * `await window.runCase(case)` gives columns and rows; what goes wrong is thrown.
 */

import type { Case, CaseAnswer, FromWorker, ToWorker } from './case';

declare global {
  interface Window {
    runCase: (item: Case) => Promise<CaseAnswer>;
  }
}

interface Waiting {
  readonly resolve: (answer: CaseAnswer) => void;
  readonly reject: (error: Error) => void;
}

const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
const waiting = new Map<number, Waiting>();
let last = 0;

worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
  const call = waiting.get(data.id);
  waiting.delete(data.id);
  if ('error' in data) call?.reject(new Error(data.error));
  else call?.resolve(data.answer);
};

window.runCase = (item) =>
  new Promise((resolve, reject) => {
    last += 1;
    waiting.set(last, { resolve, reject });
    worker.postMessage({ id: last, item } satisfies ToWorker);
  });
