/** One quiet summary a day, in working hours; it knows numbers only (src/screens/reminders.ts). */

import { isoDate, wordsAt } from './summary';

const CACHE = 'outlook';
const PLACE = '/outlook';
const TOLD = '/told';
const TAG = 'outlook';

interface PeriodicSyncEvent extends ExtendableEvent {
  readonly tag: string;
}

async function tell(scope: ServiceWorkerGlobalScope, now: Date): Promise<void> {
  const cache = await caches.open(CACHE);
  const [told, kept] = await Promise.all([cache.match(TOLD), cache.match(PLACE)]);
  const body = wordsAt(now, (await told?.text()) ?? '', (await kept?.json()) ?? {});
  if (body === undefined) return;
  const icon = '/icons/doorstep-192.png';
  await scope.registration.showNotification('Doorstep', { body, icon, tag: TAG, silent: true });
  await cache.put(TOLD, new Response(isoDate(now)));
}

async function show(scope: ServiceWorkerGlobalScope): Promise<void> {
  const [open] = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (open) await open.focus();
  else await scope.clients.openWindow('/');
}

export function remind(scope: ServiceWorkerGlobalScope): void {
  scope.addEventListener('periodicsync', (event) => {
    const asked = event as PeriodicSyncEvent;
    if (asked.tag === TAG) asked.waitUntil(tell(scope, new Date()));
  });
  scope.addEventListener('notificationclick', (event) => {
    event.notification.close();
    event.waitUntil(show(scope));
  });
}
