/** One round with the server: who am I, send what waits, take what is new. */

import type { Outgoing } from '../contract/server';
import { isWhole } from '../engine/fileName';
import type { Api, CallName } from '../store/api';
import { reportOf } from './report';
import type { Server } from './server';
import { sendFiles, type Tell } from './uploads';

/** What the sync needs of the store; `Store` is one. */
export interface Records {
  call<Name extends CallName>(
    name: Name,
    ...args: Parameters<Api[Name]>
  ): Promise<ReturnType<Api[Name]>>;
}

const BATCH = 50;
const PAGE = 500;

/** Who speaks with whom. */
export interface Talk {
  readonly store: Records;
  readonly server: Server;
  readonly token: string;
  /** The server takes compressed requests. */
  readonly small: boolean;
  /** Counts submissions that went and that came. */
  readonly moved: (sent: number, taken: number) => void;
}

async function push(talk: Talk): Promise<void> {
  const tried = new Set<string>();
  for (;;) {
    const submissions: readonly Outgoing[] = await talk.store.call('unsent', BATCH);
    const fresh = submissions.filter(({ id }) => !tried.has(id));
    if (fresh.length === 0) return;
    for (const { id } of fresh) tried.add(id);
    await send(talk, fresh);
  }
}

async function send(talk: Talk, submissions: readonly Outgoing[]): Promise<void> {
  const { store, server, token, small } = talk;
  const request = { sent: await store.call('watch'), submissions };
  await store.call('recordAnswers', await server.push(token, request, small));
  talk.moved(submissions.length, 0);
}

/** What the server had set aside, or may have lost. */
async function pushAgain(talk: Talk, all: readonly Outgoing[]): Promise<void> {
  for (let start = 0; start < all.length; start += BATCH) {
    await send(talk, all.slice(start, start + BATCH));
  }
}

/** True when there was a new one. */
async function bringProgramme({ store, server }: Talk, hash: string): Promise<boolean> {
  const { token, programmeHash } = await store.call('credentials');
  if (programmeHash === hash) return false;
  await store.call('adoptProgramme', await server.programme(token));
  return true;
}

/** What forms show comes last: everybody can work without it. One that is cut comes next time. */
async function bringMedia({ store, server, token }: Talk): Promise<void> {
  for (const name of await store.call('mediaToFetch')) {
    const content = await server.file(token, name);
    if (content && (await isWhole(name, content))) await store.call('keepMedium', name, content);
  }
}

async function report(store: Records): Promise<string> {
  return reportOf(await store.call('condition'));
}

/** The token to go on with: a new one where the server asks for it. */
async function newToken(store: Records, server: Server, token: string): Promise<string> {
  const answer = await server.renew(token);
  await store.call('keepToken', answer.device_token);
  return answer.device_token;
}

interface Pulled {
  /** A new programme came meanwhile. */
  readonly renewed: boolean;
  /** What the phone should amount to now. */
  readonly state: number | undefined;
}

async function pull(talk: Talk): Promise<Pulled> {
  const { store, server, token } = talk;
  const said = await report(store);
  const after = (cursor: string) => server.pull(token, cursor, PAGE, said);
  const here = async () => (await store.call('credentials')).cursor;
  let coming = after(await here());
  for (let renewed = false; ; ) {
    let page = await coming;
    if (await bringProgramme(talk, page.programme_hash)) {
      renewed = true;
      // A page brings what its own programme lacks, which the one that came may lack too.
      page = await after(await here());
    }
    if (page.more) {
      coming = after(page.cursor); // on its way while this one is taken in
      coming.catch(() => undefined);
    }
    if (page.forgotten?.length) {
      await pushAgain(talk, await store.call('leaving', page.forgotten));
    }
    await store.call('applyPage', page);
    talk.moved(0, page.submissions.length);
    if (!page.more) return { renewed, state: page.state };
  }
}

/** Asks for what this phone holds otherwise than the server; what the server lost waits again. */
async function heal({ store, server, token }: Talk): Promise<void> {
  const { heaps, cursor } = await server.state(token);
  for (const heap of await store.call('differingHeaps', heaps)) {
    const held = await store.call('heldIn', heap);
    await store.call('heal', await server.heal(token, { heap, held }));
  }
  await store.call('healed', cursor);
}

async function healIfNeeded(talk: Talk, state: number | undefined): Promise<void> {
  if (!(await talk.store.call('needsHealing', state))) return;
  await heal(talk);
  await push(talk);
  const after = await pull(talk);
  await talk.store.call('checkHealed', after.state);
}

/**
 * Throws ServerFailure; what was done until then stays done. What the server set aside goes to it
 * `again` when somebody asks, and with a new programme: its cause may be mended.
 */
export async function exchange(
  store: Records,
  server: Server,
  again = false,
  tell: Tell = () => {},
  moved: Talk['moved'] = () => {},
): Promise<void> {
  const { token: known } = await store.call('credentials');
  const session = await server.session(known, await report(store));
  await store.call('refreshSession', session);
  const token = session.renew_token ? await newToken(store, server, known) : known;
  const talk = { store, server, token, small: session.inflates ?? false, moved };
  const renewed = await bringProgramme(talk, session.programme_hash);
  const aside = again || renewed ? await store.call('keptAside') : [];
  await push(talk);
  await pushAgain(talk, aside);
  const pulled = await pull(talk);
  if (pulled.renewed) await pushAgain(talk, await store.call('keptAside'));
  await healIfNeeded(talk, pulled.state);
  await pushAgain(talk, await store.call('leaving'));
  await store.call('syncFinished');
  await sendFiles(talk, tell);
  await bringMedia(talk);
}
