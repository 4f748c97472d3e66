/** The server's doors, one function each. It knows no database. */

import type { Package } from '../contract/package';
import type {
  EnrolAnswer,
  EnrolRequest,
  HealAnswer,
  HealRequest,
  PullAnswer,
  PushAnswer,
  PushRequest,
  Session,
  StateAnswer,
} from '../contract/server';

/** A slow network may need its time, a dead one must not hold us for ever. */
const PATIENCE_MS = 45_000;

/** The version of the sync messages that this app knows. */
const SPEAKS = '2';

export type FailureKind =
  | 'unreachable' // no network, or no server
  | 'signed-out' // the server does not know this phone
  | 'refused'; // it answered, with a reason

export class ServerFailure extends Error {
  readonly kind: FailureKind;

  constructor(kind: FailureKind, detail: string) {
    super(detail);
    this.kind = kind;
  }
}

export interface Server {
  enrol(request: EnrolRequest): Promise<EnrolAnswer>;
  session(token: string): Promise<Session>;
  programme(token: string): Promise<Package>;
  push(token: string, request: PushRequest): Promise<PushAnswer>;
  pull(token: string, cursor: string, limit: number): Promise<PullAnswer>;
  state(token: string): Promise<StateAnswer>;
  heal(token: string, request: HealRequest): Promise<HealAnswer>;
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, {
      ...init,
      signal: AbortSignal.timeout(PATIENCE_MS),
      cache: 'no-store',
    });
  } catch (error) {
    throw new ServerFailure('unreachable', String(error));
  }
}

/** The server's words for a refusal, what is wrong and how to mend it, where it gave any. */
async function refusal(response: Response): Promise<string> {
  type Problem = { readonly message?: string; readonly hint?: string } | null;
  const problem = (await response.json().catch(() => null)) as Problem;
  return [problem?.message ?? `HTTP ${response.status}`, problem?.hint ?? ''].join(' ').trim();
}

async function ask<Answer>(path: string, init: RequestInit): Promise<Answer> {
  const response = await reach(path, init);
  if (response.status === 401) throw new ServerFailure('signed-out', await refusal(response));
  if (response.status >= 500) throw new ServerFailure('unreachable', `HTTP ${response.status}`);
  if (!response.ok) throw new ServerFailure('refused', await refusal(response));
  try {
    return (await response.json()) as Answer;
  } catch (error) {
    throw new ServerFailure('unreachable', String(error));
  }
}

function get<Answer>(path: string, token: string): Promise<Answer> {
  return ask(path, { headers: { authorization: `Bearer ${token}` } });
}

function post<Answer>(path: string, body: unknown, token?: string): Promise<Answer> {
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (token !== undefined) headers['authorization'] = `Bearer ${token}`;
  return ask(path, { method: 'POST', headers, body: JSON.stringify(body) });
}

export const server: Server = {
  enrol: (request) => post('/api/enrol', request),
  session: (token) => get('/api/session', token),
  programme: (token) => get('/api/programme', token),
  push: (token, request) => post('/api/push', request, token),
  pull(token, cursor, limit) {
    const query = new URLSearchParams({ cursor, limit: String(limit), speaks: SPEAKS });
    return get(`/api/pull?${query}`, token);
  },
  state: (token) => get('/api/state', token),
  heal: (token, request) => post('/api/heal', request, token),
};
