/** A one-time link makes this phone a worker's phone. */

import type { EnrolAnswer } from '../contract/server';
import { randomHex } from '../store/vault/bytes';
import { type Server, ServerFailure } from './server';

export type EnrolFailure = 'unreachable' | 'used' | 'failed';

export class EnrolError extends Error {
  readonly failure: EnrolFailure;

  constructor(failure: EnrolFailure, detail: string) {
    super(detail);
    this.failure = failure;
  }
}

/** `demo`: it leads to people who are made up, so a PIN may be suggested. */
export interface Link {
  readonly token: string;
  readonly demo: boolean;
}

/** What a pasted link or the address says, or null. */
export function linkIn(text: string): Link | null {
  const [, token, demo] = /#\/enrol\/([^\s/?#]+)(\/demo)?/.exec(text) ?? [];
  return token === undefined ? null : { token, demo: demo !== undefined };
}

/** Where the worker's records will be kept. */
export interface Home {
  /** Boxes for the server with the keys of the stores that are here already. */
  sealed(): Promise<readonly string[]>;
  moveIn(answer: EnrolAnswer, device: string): Promise<void>;
}

function failureOf(error: unknown): EnrolFailure {
  if (!(error instanceof ServerFailure)) return 'failed';
  return error.kind === 'unreachable' ? 'unreachable' : 'used';
}

/** Throws EnrolError. What follows, programme and records, is the sync's work. */
export async function enrol(home: Home, server: Server, token: string): Promise<void> {
  try {
    const device = randomHex(8);
    const answer = await server.enrol({ token, device, sealed: await home.sealed() });
    await home.moveIn(answer, device);
  } catch (error) {
    throw new EnrolError(failureOf(error), String(error));
  }
}
