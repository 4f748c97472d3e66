/** The number on the app's icon, and what the service worker may say on the days to come. */

import { effect } from '@preact/signals';
import type { Store } from '../store/client';
import type { DayOutlook } from '../store/views/outlook';
import { language, say } from '../ui/words';

/** As src/service/reminding.ts reads it: words by ISO date. */
const CACHE = 'outlook';
const PLACE = '/outlook';
const TAG = 'outlook';

/** Work comes and goes in bursts, at a sync above all. */
const PAUSE_MS = 2_000;

/** A browser asks the service worker no more often than this; it decides by itself how often. */
const EVERY_MS = 6 * 3_600_000;

/** Known to installed apps in Chromium only. */
interface WithPeriodicSync {
  readonly periodicSync?: {
    register(tag: string, options: { minInterval: number }): Promise<void>;
    unregister(tag: string): Promise<void>;
    getTags(): Promise<string[]>;
  };
}

async function registration(): Promise<ServiceWorkerRegistration & WithPeriodicSync> {
  return navigator.serviceWorker.ready;
}

/** After every change: what nobody has to open the app for. */
export function keepReminding(store: Store): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    void store.changes.value;
    void language.value;
    clearTimeout(timer);
    timer = setTimeout(() => void store.call('outlook').then(remember, () => undefined), PAUSE_MS);
  });
}

async function remember(days: readonly DayOutlook[]): Promise<void> {
  void navigator.setAppBadge?.(days[0]?.urgent ?? 0).catch(() => undefined);
  const told = days.filter(({ open, working }) => open > 0 && working);
  const words = told.map(({ day, open, urgent }) => [day, say('outlook', { open, urgent })]);
  const cache = await caches.open(CACHE);
  await cache.put(PLACE, Response.json(Object.fromEntries(words)));
}

/** A phone that shows nothing any more says nothing either. */
export async function forgetReminders(): Promise<void> {
  void navigator.clearAppBadge?.().catch(() => undefined);
  await caches.delete(CACHE);
}

/** Null where the browser cannot. */
export async function remindsDaily(): Promise<boolean | null> {
  if (!('serviceWorker' in navigator) || !('Notification' in globalThis)) return null;
  const { periodicSync } = await registration();
  if (!periodicSync) return null;
  return Notification.permission === 'granted' && (await periodicSync.getTags()).includes(TAG);
}

/** False where somebody said no, or the app is not on the home screen. */
export async function remindDaily(wanted: boolean): Promise<boolean> {
  const { periodicSync } = await registration();
  if (!wanted) {
    await periodicSync?.unregister(TAG);
    return true;
  }
  if ((await Notification.requestPermission()) !== 'granted') return false;
  try {
    await periodicSync?.register(TAG, { minInterval: EVERY_MS });
    return true;
  } catch {
    return false;
  }
}
