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
  TokenAnswer,
  Upload,
  UploadsAnswer,
  UploadsRequest,
} from '../contract/server';

import { PROTOCOL } from '../store/protocol';

/** A slow network may need its time, a dead one must not hold us for ever. */
const PATIENCE_MS = 45_000;

/** The version of the sync messages that this app knows. */
const SPEAKS = '2';

export type FailureKind =
  | 'unreachable' // no network, or no server
  | 'signed-out' // the server does not know this phone
  | 'revoked' // somebody ended this phone
  | 'refused'; // it answered, with a reason

export class ServerFailure extends Error {
  readonly kind: FailureKind;
  /** The server's own code, '' where it gave none. */
  readonly code: string;
  /** Ms after which a busy server wants to be asked again; 0 where it does not say. */
  readonly after: number;

  constructor(kind: FailureKind, detail: string, code = '', after = 0) {
    super(detail);
    this.kind = kind;
    this.code = code;
    this.after = after;
  }
}

export interface Server {
  enrol(request: EnrolRequest): Promise<EnrolAnswer>;
  /** `report`: see report.ts. */
  session(token: string, report: string): Promise<Session>;
  renew(token: string): Promise<TokenAnswer>;
  programme(token: string): Promise<Package>;
  /** `small`: compressed, for a server that says it takes that. */
  push(token: string, request: PushRequest, small: boolean): Promise<PushAnswer>;
  pull(token: string, cursor: string, limit: number, report: string): Promise<PullAnswer>;
  state(token: string): Promise<StateAnswer>;
  heal(token: string, request: HealRequest): Promise<HealAnswer>;
  uploads(token: string, request: UploadsRequest): Promise<UploadsAnswer>;
  upload(token: string, part: FilePart): Promise<Upload>;
  /** Null where the server does not have it (yet), or not for this worker. */
  file(token: string, name: string): Promise<Uint8Array | null>;
}

/** Some of a file, from byte `at` on. */
export interface FilePart {
  readonly name: string;
  readonly at: number;
  readonly size: number;
  readonly part: Uint8Array;
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

type Problem = { readonly code?: string; readonly message?: string; readonly hint?: string } | null;

/** A busy or broken server is tried again later, as one that is not there. */
function kindOf({ status }: Response, problem: Problem): FailureKind {
  if (status === 401) return problem?.code === 'revoked' ? 'revoked' : 'signed-out';
  return status >= 500 || status === 429 ? 'unreachable' : 'refused';
}

/** `Retry-After` in seconds, as our server says it. */
function waitOf(response: Response): number {
  const seconds = Number(response.headers.get('retry-after') ?? 0);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : 0;
}

/** With the server's words, what is wrong and how to mend it, where it gave any. */
async function refusal(response: Response): Promise<ServerFailure> {
  const problem = (await response.json().catch(() => null)) as Problem;
  const words = [problem?.message ?? `HTTP ${response.status}`, problem?.hint ?? ''];
  const detail = words.join(' ').trim();
  return new ServerFailure(kindOf(response, problem), detail, problem?.code, waitOf(response));
}

async function ask<Answer>(path: string, init: RequestInit): Promise<Answer> {
  const response = await reach(path, init);
  if (!response.ok) throw await refusal(response);
  try {
    return (await response.json()) as Answer;
  } catch (error) {
    throw new ServerFailure('unreachable', String(error));
  }
}

function bearer(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}` };
}

/** The line may be cut in the middle of it. */
async function bytesOf(response: Response): Promise<Uint8Array> {
  try {
    return new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    throw new ServerFailure('unreachable', String(error));
  }
}

function get<Answer>(path: string, token: string, report = ''): Promise<Answer> {
  const headers = bearer(token);
  if (report !== '') headers['doorstep-phone'] = report;
  return ask(path, { headers });
}

/** Below this many characters compressing gains nothing. */
const WORTH_COMPRESSING = 500;

function compressed(text: string): Promise<ArrayBuffer> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Response(stream).arrayBuffer();
}

async function post<Answer>(
  path: string,
  request: unknown,
  token?: string,
  small = false,
): Promise<Answer> {
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (token !== undefined) headers['authorization'] = `Bearer ${token}`;
  const text = JSON.stringify(request);
  if (!small || text.length < WORTH_COMPRESSING) {
    return ask(path, { method: 'POST', headers, body: text });
  }
  headers['content-encoding'] = 'gzip';
  return ask(path, { method: 'POST', headers, body: await compressed(text) });
}

export const server: Server = {
  enrol: (request) => post('/api/enrol', request),
  session: (token, report) => get('/api/session', token, report),
  renew: (token) => post('/api/token', {}, token),
  programme: (token) => get(`/api/programme?protocol=${PROTOCOL}`, token),
  push: (token, request, small) => post('/api/push', request, token, small),
  pull(token, cursor, limit, report) {
    const query = new URLSearchParams({ cursor, limit: String(limit), speaks: SPEAKS });
    query.set('brief', 'true');
    return get(`/api/pull?${query}`, token, report);
  },
  state: (token) => get('/api/state', token),
  heal: (token, request) => post('/api/heal', request, token),
  uploads: (token, request) => post('/api/uploads', request, token),
  upload(token, { name, at, size, part }) {
    const headers = { ...bearer(token), 'content-type': 'application/octet-stream' };
    const query = new URLSearchParams({ at: String(at), size: String(size) });
    const body = new Uint8Array(part);
    return ask(`/api/uploads/${name}?${query}`, { method: 'PUT', headers, body });
  },
  async file(token, name) {
    const response = await reach(`/api/files/${name}`, { headers: bearer(token) });
    if (response.status === 404) return null;
    if (!response.ok) throw await refusal(response);
    return bytesOf(response);
  },
};
