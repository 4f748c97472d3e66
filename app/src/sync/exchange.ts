/** One round with the server: who am I, send what waits, take what is new. */

import type { PullAnswer, Submission } from '../contract/server';
import type { Api, CallName } from '../store/api';
import type { Server } from './server';

/** What the sync needs of the store; `Store` is one. */
export interface Records {
  call<Name extends CallName>(
    name: Name,
    ...args: Parameters<Api[Name]>
  ): Promise<ReturnType<Api[Name]>>;
}

const BATCH = 50;
const PAGE = 200;

async function push(store: Records, server: Server, token: string): Promise<void> {
  const tried = new Set<string>();
  for (;;) {
    const submissions: readonly Submission[] = await store.call('unsent', BATCH);
    const fresh = submissions.filter(({ id }) => !tried.has(id));
    if (fresh.length === 0) return;
    for (const { id } of fresh) tried.add(id);
    await store.call('recordAnswers', await server.push(token, { submissions: fresh }));
  }
}

async function bringProgramme(store: Records, server: Server, hash: string): Promise<void> {
  const { token, programmeHash } = await store.call('credentials');
  if (programmeHash === hash) return;
  await store.call('adoptProgramme', await server.programme(token));
}

async function pull(store: Records, server: Server, token: string): Promise<void> {
  let page: PullAnswer;
  do {
    const { cursor } = await store.call('credentials');
    page = await server.pull(token, cursor, PAGE);
    await bringProgramme(store, server, page.programme_hash);
    await store.call('applyPage', page);
  } while (page.more);
}

/** Throws ServerFailure; what was done until then stays done. */
export async function exchange(store: Records, server: Server): Promise<void> {
  const { token } = await store.call('credentials');
  const session = await server.session(token);
  await store.call('refreshSession', session);
  await bringProgramme(store, server, session.programme_hash);
  await push(store, server, token);
  await pull(store, server, token);
  await store.call('syncFinished');
}
