/** The real server process, and a hand in its office that does what phones cannot. */

import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';

const ROOT = join(import.meta.dirname, '../../..');
const PYTHON = process.env['DOORSTEP_PYTHON'] ?? 'python3';
const PORT = process.env['DOORSTEP_FUZZ_PORT'] ?? '8123';
export const ADDRESS = `http://127.0.0.1:${PORT}`;
const STARTING_MS = 30_000;

export interface Office {
  /** Rejects with what went wrong there. */
  ask<Answer>(what: string, details?: object): Promise<Answer>;
  /** As when the power fails, in the middle of whatever it was doing; then it comes back. */
  powerCut(): Promise<void>;
  /** The server's disk broke: it comes back as it was when `backup` was asked for. */
  restore(): Promise<void>;
  close(): void;
}

function python(...args: string[]): ChildProcess {
  const stdio = ['pipe', 'pipe', 'inherit'] as const;
  return spawn(PYTHON, ['-m', ...args], { cwd: ROOT, stdio: [...stdio], detached: true });
}

function end(child: ChildProcess): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL'); // its workers too
  } catch {
    // it is gone already
  }
}

async function startServer(): Promise<ChildProcess> {
  const child = python('doorstep.cli', 'serve', '--host', '127.0.0.1', '--port', PORT);
  const deadline = Date.now() + STARTING_MS;
  while (Date.now() < deadline) {
    if (await healthy()) return child;
    await pause(25);
  }
  end(child);
  throw new Error('The server does not start.');
}

const honestFetch = globalThis.fetch;

async function healthy(): Promise<boolean> {
  try {
    const options = { signal: AbortSignal.timeout(2000) };
    return (await honestFetch(`${ADDRESS}/health`, options)).ok;
  } catch {
    return false;
  }
}

type Reply = { readonly answer: unknown } | { readonly error: string };

export async function openOffice(): Promise<Office> {
  const hand = python('tests.fuzz.hand');
  if (!hand.stdin || !hand.stdout) throw new Error('The hand has no pipes.');
  const { stdin } = hand;
  const replies = createInterface({ input: hand.stdout })[Symbol.asyncIterator]();
  let server = await startServer();
  let cutting: Promise<void> | null = null;
  let last: Promise<unknown> = Promise.resolve();

  async function askNow(what: string, details: object): Promise<unknown> {
    stdin.write(`${JSON.stringify({ do: what, ...details })}\n`);
    const { value, done } = await replies.next();
    if (done) throw new Error('The hand is gone.');
    const reply = JSON.parse(value) as Reply;
    if ('error' in reply) throw new Error(`${what}: ${reply.error}`);
    return reply.answer;
  }

  async function cut(meanwhile?: () => Promise<unknown>): Promise<void> {
    end(server);
    while (await healthy()) await pause(5);
    await meanwhile?.();
    server = await startServer();
    cutting = null;
  }

  function ask<Answer>(what: string, details: object = {}): Promise<Answer> {
    const asked = last.then(() => askNow(what, details));
    last = asked.catch(() => undefined);
    return asked as Promise<Answer>;
  }

  return {
    ask,
    powerCut() {
      cutting ??= cut();
      return cutting;
    },
    async restore() {
      await cutting;
      await cut(() => ask('restore'));
    },
    close() {
      end(hand);
      end(server);
    },
  };
}
