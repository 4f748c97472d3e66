/** The database's own thread: lets a worker in, then answers one call at a time. */

import { type Api, type CallName, isChange } from './api';
import { createHouse, type House } from './gate';
import type { FromWorker, GateName, ToWorker } from './messages';
import { Failure, mustDo } from './vault/files';
import { browserShelf } from './vault/shelf';
import { createVaults } from './vault/vaults';

interface Port {
  postMessage(message: FromWorker): void;
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
}

const port = self as unknown as Port;
const GATE: readonly string[] = ['people', 'sealed', 'unlock', 'moveIn', 'unsentFile'];

function failed(id: number, error: unknown): FromWorker {
  const known = error instanceof Error ? error : new Error(String(error));
  const name = error instanceof Failure ? error.failure : known.name;
  return { kind: 'error', id, error: name, detail: known.message };
}

function answer(api: Api | null, { id, name, args }: ToWorker): FromWorker {
  try {
    if (!api) throw new Error('Nobody has said their PIN yet.');
    const call = api[name as CallName] as (...args: readonly unknown[]) => unknown;
    const result = call(...args);
    return { kind: 'result', id, result, changed: isChange(name) && result !== false };
  } catch (error) {
    return failed(id, error);
  }
}

async function answerAtGate(house: House, { id, name, args }: ToWorker): Promise<FromWorker> {
  try {
    const call = house[name as GateName] as (...args: readonly unknown[]) => Promise<unknown>;
    return { kind: 'result', id, result: await call(...args), changed: false };
  } catch (error) {
    return failed(id, error);
  }
}

function serve(house: House, message: ToWorker): void {
  if (GATE.includes(message.name)) {
    void answerAtGate(house, message).then((said) => port.postMessage(said));
    return;
  }
  port.postMessage(answer(house.api(), message));
  if (message.name === 'syncFinished') void house.settled();
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
