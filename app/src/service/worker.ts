/**
 * Keeps the whole app on the phone, so it opens without network.
 *
 * Files whose name holds their hash are copied from the previous version, never fetched twice.
 * A new version waits until the page asks for it (message "take-over"): it must not switch
 * under an open form.
 */

import { remind } from './reminding';

interface Precache {
  readonly version: string;
  /** Paths to keep; `fixed` ones have the same name in every version, so they are fetched again. */
  readonly hashed: readonly string[];
  readonly fixed: readonly string[];
}

/** Written in by build/serviceWorker.ts. */
declare const __PRECACHE__: Precache;

const scope = self as unknown as ServiceWorkerGlobalScope;
const precache = __PRECACHE__;
const PREFIX = 'doorstep-';
const CACHE = PREFIX + precache.version;

async function copyOrFetch(cache: Cache, path: string): Promise<void> {
  const kept = await caches.match(path);
  if (kept) await cache.put(path, kept);
  else await cache.add(path);
}

async function install(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll(precache.fixed.map((path) => new Request(path, { cache: 'reload' })));
  await Promise.all(precache.hashed.map((path) => copyOrFetch(cache, path)));
}

async function dropOldVersions(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
}

async function answer(path: string, request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  return (await cache.match(path)) ?? fetch(request);
}

scope.addEventListener('install', (event) => event.waitUntil(install()));
scope.addEventListener('activate', (event) =>
  event.waitUntil(dropOldVersions().then(() => scope.clients.claim())),
);
scope.addEventListener('message', (event) => {
  if (event.data === 'take-over') void scope.skipWaiting();
});
scope.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== scope.location.origin) return;
  const ours = [...precache.hashed, ...precache.fixed].includes(url.pathname);
  if (ours) event.respondWith(answer(url.pathname, event.request));
});
remind(scope);
