/** A network as phones have it: it loses requests and answers, and sends things twice. */

import { setTimeout as pause } from 'node:timers/promises';
import type { Chance } from './chance';
import { ADDRESS, type Office } from './office';

export interface Network {
  /** While it is bad, this share of the requests meets with something. */
  badness: number;
  readonly met: Record<string, number>;
}

type Send = () => Promise<Response>;
const honestFetch = globalThis.fetch;
const LONGEST_MS = 60;

class Lost extends Error {}

/** Puts itself in the place of `fetch`, which `src/sync/server.ts` calls. */
export function layNetwork(chance: Chance, office: Office): Network {
  const network: Network = { badness: 0, met: {} };

  async function answerLost(send: Send): Promise<Response> {
    await (await send()).arrayBuffer();
    throw new Lost('the answer was lost');
  }

  async function sentTwice(send: Send): Promise<Response> {
    await (await send()).arrayBuffer();
    return send();
  }

  async function powerCut(send: Send): Promise<Response> {
    const answer = send().catch(() => undefined);
    await pause(chance.number(LONGEST_MS));
    await office.powerCut();
    await answer;
    throw new Lost('the server was killed');
  }

  async function lineCut(_send: Send, path: string, init?: RequestInit): Promise<Response> {
    const signal = AbortSignal.timeout(1 + chance.number(LONGEST_MS));
    const answer = await honestFetch(ADDRESS + path, { ...init, signal });
    const body = await answer.arrayBuffer();
    return new Response(body, { status: answer.status });
  }

  async function requestLost(): Promise<Response> {
    throw new Lost('the request was lost');
  }

  const faults = { answerLost, sentTwice, lineCut, requestLost, powerCut };
  const names = [
    ...['requestLost', 'answerLost', 'answerLost', 'answerLost', 'sentTwice', 'sentTwice'],
    ...['lineCut', 'lineCut', 'lineCut', 'powerCut'],
  ] as unknown as readonly [keyof typeof faults];

  globalThis.fetch = async (input, init) => {
    const path = String(input);
    const send = () => honestFetch(ADDRESS + path, init);
    if (path === '/api/heal') network.met['healed'] = (network.met['healed'] ?? 0) + 1;
    if (!chance.happens(network.badness)) return send();
    const name = chance.pick(names);
    network.met[name] = (network.met[name] ?? 0) + 1;
    return faults[name](send, path, init);
  };
  return network;
}
