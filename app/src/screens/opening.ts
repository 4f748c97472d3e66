/** From the first moment to the first screen: database, enrolment, first sync. */

import { signal } from '@preact/signals';
import { openStore, type Store, StoreClosed } from '../store/client';
import type { Lock } from '../store/lock';
import type { OpenFailure } from '../store/messages';
import { claimDatabase, databaseIsFree } from '../store/onlyTab';
import type { Start } from '../store/session';
import { EnrolError, type EnrolFailure, enrol, tokenIn } from '../sync/enrolment';
import { server } from '../sync/server';
import { createSync, type Sync } from '../sync/sync';
import { warn } from '../ui/Confirmation';
import { appLanguages, preferredOf, say, speak } from '../ui/words';
import { loadFormsWhenIdle } from './lazyForms';
import { keepOffline } from './newVersion';
import { replaceWith } from './router';
import type { Services } from './services';

export type Stage =
  | { readonly at: 'opening' | 'other-tab' | 'enrolling' }
  /** `detail` is for whoever helps: the browser's own words. */
  | { readonly at: 'closed'; readonly failure: OpenFailure; readonly detail: string }
  /** `token`: of a link that is still good, to try again with. */
  | { readonly at: 'welcome'; readonly failure: EnrolFailure | null; readonly token: string | null }
  | { readonly at: 'preparing'; readonly sync: Sync }
  | { readonly at: 'locked'; readonly sync: Sync; readonly lock: Lock }
  | { readonly at: 'ready'; readonly services: Services };

export const stage = signal<Stage>({ at: 'opening' });

const NIGHT_WATCH_MS = 60_000;

/** The token in the address, which is cleared at once: nobody may read it over a shoulder. */
export function takeToken(): string | null {
  const token = tokenIn(location.hash);
  if (token !== null) replaceWith({ screen: 'home' });
  return token;
}

/** What nobody foresaw is said, not swallowed: people must know that something did not work. */
function sayWhatFails(): void {
  addEventListener('unhandledrejection', ({ reason }) => {
    warn(say('something-wrong', { detail: String(reason) }));
  });
}

export async function open(token: string | null): Promise<void> {
  sayWhatFails();
  void speak(preferredOf(appLanguages));
  if (!(await claimDatabase())) {
    stage.value = { at: 'other-tab' };
    await databaseIsFree();
    location.reload();
    return;
  }
  try {
    await begin(await openStore(), token);
  } catch (error) {
    const failure = error instanceof StoreClosed ? error.failure : 'broken';
    stage.value = { at: 'closed', failure, detail: String(error) };
  }
}

async function begin(store: Store, token: string | null): Promise<void> {
  const sync = createSync(store, server);
  addEventListener('hashchange', () => {
    const found = takeToken();
    if (found !== null) void enrolWith(store, sync, found);
  });
  void keepOffline();
  if (token === null) await proceed(store, sync);
  else await enrolWith(store, sync, token);
}

let tryEnrol: (token: string) => void = () => {};

/** For the welcome screen: a link that was pasted, or one to try again. */
export function enrolByLink(token: string): void {
  tryEnrol(token);
}

async function enrolWith(store: Store, sync: Sync, token: string): Promise<void> {
  tryEnrol = (next) => void enrolWith(store, sync, next);
  stage.value = { at: 'enrolling' };
  try {
    await enrol(store, server, token);
    void navigator.storage.persist();
    await proceed(store, sync);
  } catch (error) {
    const failure = error instanceof EnrolError ? error.failure : 'failed';
    await backFrom(store, sync, failure, failure === 'used' ? null : token);
  }
}

/** A phone that is somebody's already goes on as it was; a new one is back at the welcome. */
async function backFrom(
  store: Store,
  sync: Sync,
  failure: EnrolFailure,
  token: string | null,
): Promise<void> {
  const { stage: before } = await store.call('start');
  if (before === 'welcome') {
    stage.value = { at: 'welcome', failure, token };
  } else {
    await proceed(store, sync);
    warn(say(`enrol-${failure}`));
  }
}

async function proceed(store: Store, sync: Sync): Promise<void> {
  const start = await store.call('start');
  await speak(
    start.language || preferredOf(start.languages.length ? start.languages : appLanguages),
  );
  if (start.stage === 'welcome') {
    tryEnrol = (token) => void enrolWith(store, sync, token);
    stage.value = { at: 'welcome', failure: null, token: null };
  } else if (start.lock !== null) {
    waitFor(store, sync, { at: 'locked', sync, lock: start.lock });
  } else if (start.stage === 'preparing') {
    waitFor(store, sync, { at: 'preparing', sync });
  } else {
    ready(store, sync, start);
    sync.keepRunning();
  }
}

/** Nothing to show before a round with the server is through, so it is tried until it is. */
function waitFor(store: Store, sync: Sync, meanwhile: Stage): void {
  stopWaiting();
  tryEnrol = (token) => void enrolWith(store, sync, token);
  stage.value = meanwhile;
  sync.keepRunning();
  const stop = sync.status.subscribe(({ state }) => {
    if (state !== 'idle') return;
    void store.call('start').then((start) => {
      if (start.stage !== 'ready') return;
      stopWaiting();
      void speak(start.language || preferredOf(start.languages)).then(() => {
        ready(store, sync, start);
      });
    });
  });
  stopWaiting = stop;
}

let stopWaiting = () => {};
let watching = false;

function ready(store: Store, sync: Sync, start: Start): void {
  stage.value = { at: 'ready', services: { store, sync, role: start.role ?? 'chw' } };
  loadFormsWhenIdle();
  if (watching) return;
  watching = true;
  sync.status.subscribe(({ state }) => void (state === 'signed-out' && lockIfMust(store, sync)));
  const look = () => {
    void lockIfMust(store, sync);
    void store.call('refreshTasks');
  };
  setInterval(look, NIGHT_WATCH_MS);
  // A phone that slept over midnight shows the new day at once, not a minute later.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') look();
  });
}

/** Ended by the server, or too long without it, while it is open. */
async function lockIfMust(store: Store, sync: Sync): Promise<void> {
  const { lock } = await store.call('start');
  if (lock === null || stage.value.at !== 'ready') return;
  waitFor(store, sync, { at: 'locked', sync, lock });
}
