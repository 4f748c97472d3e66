/** The database's own thread: lets a worker in, then answers one call at a time. */

import { type CallName, isChange } from './api';
import { createHouse, type House } from './gate';
import { type FromWorker, type GateName, NO_ROOM, type ToWorker } from './messages';
import { isForWantOfRoom } from './room';
import { Failure, mustDo } from './vault/openStore';
import { browserShelf } from './vault/shelf';
import { createVaults } from './vault/vaults';

interface Port {
  postMessage(message: FromWorker): void;
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
}

const port = self as unknown as Port;
const GATE: readonly string[] = [
  'people',
  'sealed',
  'unlock',
  'checkPin',
  'changePin',
  'moveIn',
  'practise',
  'endPractice',
  'unsentFile',
] satisfies GateName[];

function failed(id: number, error: unknown): FromWorker {
  const known = error instanceof Error ? error : new Error(String(error));
  return { kind: 'error', id, error: kindOf(known), detail: known.message };
}

function kindOf(error: Error): string {
  if (error instanceof Failure) return error.failure;
  return isForWantOfRoom(error) ? NO_ROOM : error.name;
}

async function resultOf(house: House, { name, args, practice }: ToWorker): Promise<unknown> {
  if (GATE.includes(name)) {
    const call = house[name as GateName] as (...args: readonly unknown[]) => Promise<unknown>;
    return call(...args);
  }
  const api = practice ? house.practice() : house.api();
  if (!api) throw new Error('Nobody has said their PIN yet, or nobody practises.');
  const call = api[name as CallName] as (...args: readonly unknown[]) => unknown;
  return call(...args);
}

async function answer(house: House, message: ToWorker): Promise<FromWorker> {
  const { id, name } = message;
  try {
    const result = await resultOf(house, message);
    await house.keep();
    return { kind: 'result', id, result, changed: isChange(name) && result !== false };
  } catch (error) {
    return failed(id, error);
  }
}

let line = Promise.resolve();

/** One after the other: what a call changed is kept before the next one is begun. */
function serve(house: House, message: ToWorker): void {
  line = line.then(async () => {
    port.postMessage(await answer(house, message));
    if (message.name === 'syncFinished') void house.settled();
  });
}

async function open(): Promise<void> {
  const waiting: ToWorker[] = [];
  port.onmessage = (event) => waiting.push(event.data);
  try {
    await mustDo();
    const house = createHouse(createVaults(browserShelf(), Date.now), () => new Date());
    port.onmessage = (event) => serve(house, event.data);
    port.postMessage({ kind: 'open' });
    for (const message of waiting) serve(house, message);
  } catch (error) {
    const failure = error instanceof Failure ? error.failure : 'broken';
    port.postMessage({ kind: 'closed', failure, detail: String(error) });
  }
}

void open();
