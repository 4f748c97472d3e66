/** A one-time link makes this phone a worker's phone. */

import type { Records } from './exchange';
import { type Server, ServerFailure } from './server';

export type EnrolFailure = 'unreachable' | 'used' | 'unsent-work' | 'failed';

export class EnrolError extends Error {
  readonly failure: EnrolFailure;

  constructor(failure: EnrolFailure, detail: string) {
    super(detail);
    this.failure = failure;
  }
}

/** The token in a pasted link or in the address, or null. */
export function tokenIn(text: string): string | null {
  return /#\/enrol\/([^\s/?#]+)/.exec(text)?.[1] ?? null;
}

function failureOf(error: unknown): EnrolFailure {
  if (error instanceof ServerFailure) return error.kind === 'unreachable' ? 'unreachable' : 'used';
  return (error as { kind?: string }).kind === 'UnsentWorkOfAnother' ? 'unsent-work' : 'failed';
}

/** Throws EnrolError. What follows, programme and records, is the sync's work. */
export async function enrol(store: Records, server: Server, token: string): Promise<void> {
  try {
    const device = await store.call('deviceOf');
    await store.call('enrol', await server.enrol({ token, device }));
  } catch (error) {
    throw new EnrolError(failureOf(error), String(error));
  }
}
