/** The service worker: installed on the first visit; a new one waits until it is asked for. */

import { signal } from '@preact/signals';

/** A new version that is ready to take over, or null. */
export const waitingVersion = signal<ServiceWorker | null>(null);

function watch(registration: ServiceWorkerRegistration): void {
  const look = () => {
    // Without a controller this is the first version ever, and nothing waits.
    if (navigator.serviceWorker.controller) waitingVersion.value = registration.waiting;
  };
  look();
  // An installed app may stay open for weeks: coming back to it counts as opening it.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') registration.update().catch(() => undefined);
  });
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', look);
  });
}

export async function keepOffline(): Promise<void> {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return;
  watch(await navigator.serviceWorker.register('/service-worker.js'));
}

/** Switches to the new version and opens the app anew. */
export function switchVersion(): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), {
    once: true,
  });
  waitingVersion.value?.postMessage('take-over');
}
