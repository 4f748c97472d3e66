/** From the first moment to the first screen: database, enrolment, first sync. */

import { signal } from '@preact/signals';
import type { EnrolAnswer } from '../contract/server';
import { openStore, type Store, StoreClosed, StoreError, type Stores } from '../store/client';
import type { Lock } from '../store/lock';
import { NO_ROOM, type OpenFailure } from '../store/messages';
import { claimDatabase, databaseIsFree } from '../store/onlyTab';
import type { Start } from '../store/session';
import type { Person, Refused } from '../store/vault/vaults';
import { EnrolError, type EnrolFailure, enrol, type Link, linkIn } from '../sync/enrolment';
import { server } from '../sync/server';
import { createSync, type Sync, stillSync } from '../sync/sync';
import { warn } from '../ui/Confirmation';
import { appLanguages, preferredOf, say, speak } from '../ui/words';
import { lockWhenIdle } from './idle';
import { loadFormsWhenIdle, loadRest } from './later';
import { keepOffline } from './newVersion';
import { forgetReminders, keepReminding } from './reminders';
import { replaceWith } from './router';
import { painted, type Services } from './services';

export type Stage =
  | { readonly at: 'opening' | 'other-tab' | 'enrolling' }
  /** `detail` is for whoever helps: the browser's own words. */
  | { readonly at: 'closed'; readonly failure: OpenFailure; readonly detail: string }
  /** `link`: one that is still good, to try again with. */
  | { readonly at: 'welcome'; readonly failure: EnrolFailure | null; readonly link: Link | null }
  | { readonly at: 'who'; readonly people: readonly Person[] }
  /** A PIN, for whoever came with a link. */
  | { readonly at: 'choosing'; readonly link: Link }
  | { readonly at: 'preparing'; readonly sync: Sync }
  | { readonly at: 'locked'; readonly sync: Sync; readonly lock: Lock }
  | { readonly at: 'ready'; readonly services: Services };

export const stage = signal<Stage>({ at: 'opening' });

const NIGHT_WATCH_MS = 60_000;

/** The link in the address, which is cleared at once: nobody may read it over a shoulder. */
export function takeLink(): Link | null {
  const link = linkIn(location.hash);
  if (link !== null) replaceWith({ screen: 'home' });
  return link;
}

/** What nobody foresaw is said, not swallowed: people must know that something did not work. */
function sayWhatFails(): void {
  addEventListener('unhandledrejection', ({ reason }) => {
    const full = reason instanceof StoreError && reason.kind === NO_ROOM;
    warn(full ? say('no-room') : say('something-wrong', { detail: String(reason) }));
  });
}

export async function open(link: Link | null): Promise<void> {
  sayWhatFails();
  void speak(preferredOf(appLanguages));
  if (!(await claimDatabase())) {
    stage.value = { at: 'other-tab' };
    await databaseIsFree();
    location.reload();
    return;
  }
  try {
    await begin(await openStore(), link);
  } catch (error) {
    close(error);
  }
}

const FAILURES: readonly string[] = [
  'unsupported',
  'busy',
  'full',
  'broken',
] satisfies OpenFailure[];

function close(error: unknown): void {
  const kind =
    error instanceof StoreClosed ? error.failure : error instanceof StoreError ? error.kind : '';
  const failure = FAILURES.includes(kind) ? (kind as OpenFailure) : 'broken';
  stage.value = { at: 'closed', failure, detail: String(error) };
}

/** Whoever is let in; null while nobody is. */
let house: { readonly store: Stores; readonly sync: Sync } | null = null;
let isSomebodyIn = false;

async function begin(store: Stores, link: Link | null): Promise<void> {
  house = { store, sync: createSync(store, server) };
  addEventListener('hashchange', () => {
    if (linkIn(location.hash) === null) return;
    // One page lets one worker in: for the next one it begins anew, with the link in its address.
    if (isSomebodyIn) location.reload();
    else stage.value = { at: 'choosing', link: takeLink() as Link };
  });
  void keepOffline();
  if (link === null) await ask(null, null);
  else stage.value = { at: 'choosing', link };
}

/** Who are you? Or, on a phone that is nobody's yet, how to begin. */
async function ask(failure: EnrolFailure | null, link: Link | null): Promise<void> {
  const people = (await house?.store.gate('people')) ?? [];
  if (people.length === 0) {
    stage.value = { at: 'welcome', failure, link };
    return;
  }
  stage.value = { at: 'who', people };
  if (failure !== null) warn(say(`enrol-${failure}`));
}

/** For a link that was pasted, or one to try again. */
export function enrolByLink({ token, demo }: Link): void {
  location.hash = `/enrol/${token}${demo ? '/demo' : ''}`;
}

/** The PIN for whoever the link was made for. */
export function choosePin(link: Link, pin: string): void {
  if (house) void enrolWith(house.store, house.sync, link, pin);
}

async function enrolWith(store: Store, sync: Sync, link: Link, pin: string): Promise<void> {
  stage.value = { at: 'enrolling' };
  const home = {
    sealed: () => store.gate('sealed'),
    moveIn: async (answer: EnrolAnswer, device: string) =>
      goHomeUnlessLast(await store.gate('moveIn', pin, answer, device)),
  };
  try {
    await enrol(home, server, link.token);
    await enter(store, sync);
  } catch (error) {
    const failure = error instanceof EnrolError ? error.failure : 'failed';
    await ask(failure, failure === 'used' ? null : link);
  }
}

/** Null where the PIN was right, or the files could not be opened. */
export async function unlock(vault: string, pin: string): Promise<Refused | null> {
  if (!house) return null;
  try {
    const refused = await house.store.gate('unlock', vault, pin);
    if (refused === 'gone') return await sayGone();
    if (refused?.left === 0) await ask(null, null);
    if (refused) return refused;
    goHomeUnlessLast(vault);
    await enter(house.store, house.sync);
  } catch (error) {
    close(error);
  }
  return null;
}

/** The page holds the empty files, so it begins anew when the new link comes. */
async function sayGone(): Promise<null> {
  isSomebodyIn = true;
  await ask(null, null);
  warn(say('store-gone'));
  return null;
}

const LAST = 'last-vault';

/** Whoever comes back goes on where she was; somebody else begins at the beginning. */
function goHomeUnlessLast(vault: string): void {
  if (sessionStorage.getItem(LAST) !== vault) replaceWith({ screen: 'home' });
  sessionStorage.setItem(LAST, vault);
}

async function enter(store: Store, sync: Sync): Promise<void> {
  isSomebodyIn = true;
  void navigator.storage.persist();
  lockWhenIdle();
  await proceed(store, sync);
}

async function proceed(store: Store, sync: Sync): Promise<void> {
  const start = await store.call('start');
  await speak(
    start.language || preferredOf(start.languages.length ? start.languages : appLanguages),
  );
  if (start.lock !== null) {
    void forgetReminders();
    waitFor(store, sync, { at: 'locked', sync, lock: start.lock });
  } else if (start.stage === 'preparing') {
    waitFor(store, sync, { at: 'preparing', sync });
  } else {
    ready(store, sync, start);
    void firstScreen(store).then(() => sync.keepRunning());
  }
}

/** The list comes first: before the network, and before the form engine, which is big. */
async function firstScreen(store: Store): Promise<void> {
  await painted();
  await store.call('start'); // answered after what the screen asked
  await painted();
}

/** Nothing to show before a round with the server is through, so it is tried until it is. */
function waitFor(store: Store, sync: Sync, meanwhile: Stage): void {
  stopWaiting();
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

/** A store of its own beside hers, which goes on syncing meanwhile. */
export async function practise({ role }: Services): Promise<void> {
  if (!house) return;
  await house.store.gate('practise');
  sessionStorage.removeItem(LAST); // after a reload there is nobody of them: it begins at home
  const { practice: store, ...own } = house.store;
  const services = { store, sync: stillSync(), role, practising: true, media: own };
  stage.value = { at: 'ready', services };
  replaceWith({ screen: 'today' });
}

export async function endPractice({ role }: Services): Promise<void> {
  if (!house) return;
  stage.value = {
    at: 'ready',
    services: { ...house, role, practising: false, media: house.store },
  };
  replaceWith({ screen: 'today' });
  await house.store.gate('endPractice');
}

let stopWaiting = () => {};
let watching = false;

function ready(store: Store, sync: Sync, start: Start): void {
  const services = { store, sync, role: start.role ?? 'chw', practising: false, media: store };
  stage.value = { at: 'ready', services };
  void firstScreen(store).then(() => loadRest().then(loadFormsWhenIdle));
  if (watching) return;
  watching = true;
  keepReminding(store);
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
  void forgetReminders();
  waitFor(store, sync, { at: 'locked', sync, lock });
}
