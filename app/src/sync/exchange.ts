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
    await send(store, server, token, fresh);
  }
}

async function send(
  store: Records,
  server: Server,
  token: string,
  submissions: readonly Submission[],
): Promise<void> {
  const sent = await store.call('watch');
  await store.call('recordAnswers', await server.push(token, { sent, submissions }));
}

async function pushAll(
  store: Records,
  server: Server,
  token: string,
  all: readonly Submission[],
): Promise<void> {
  for (let start = 0; start < all.length; start += BATCH) {
    await send(store, server, token, all.slice(start, start + BATCH));
  }
}

/** True when there was a new one. */
async function bringProgramme(store: Records, server: Server, hash: string): Promise<boolean> {
  const { token, programmeHash } = await store.call('credentials');
  if (programmeHash === hash) return false;
  await store.call('adoptProgramme', await server.programme(token));
  return true;
}

/** True when a new programme came meanwhile. */
async function pull(store: Records, server: Server, token: string): Promise<boolean> {
  let renewed = false;
  let page: PullAnswer;
  do {
    const { cursor } = await store.call('credentials');
    page = await server.pull(token, cursor, PAGE);
    if (await bringProgramme(store, server, page.programme_hash)) {
      renewed = true;
      // A page brings what its own programme lacks, which the one that came may lack too.
      page = await server.pull(token, cursor, PAGE);
    }
    await store.call('applyPage', page);
  } while (page.more);
  return renewed;
}

/**
 * Throws ServerFailure; what was done until then stays done. What the server set aside goes to it
 * `again` when somebody asks, and with a new programme: its cause may be mended.
 */
export async function exchange(store: Records, server: Server, again = false): Promise<void> {
  const { token } = await store.call('credentials');
  const session = await server.session(token);
  await store.call('refreshSession', session);
  const renewed = await bringProgramme(store, server, session.programme_hash);
  const aside = again || renewed ? await store.call('keptAside') : [];
  await push(store, server, token);
  await pushAll(store, server, token, aside);
  if (await pull(store, server, token)) {
    await pushAll(store, server, token, await store.call('keptAside'));
  }
  await store.call('syncFinished');
}
