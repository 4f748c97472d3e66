/** Where this phone is. It stays on the phone, and nobody keeps it. */

import type { Point } from '../engine/places';

export function canLocate(): boolean {
  return 'geolocation' in navigator;
}

/** A place of a minute ago is near enough; longer than this nobody waits. */
const RECENT_MS = 60_000;
const PATIENCE_MS = 15_000;

/** Null where the phone does not know or may not tell. */
export function whereAmI(): Promise<Point | null> {
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude } }) => resolve({ latitude, longitude }),
      () => resolve(null),
      { maximumAge: RECENT_MS, timeout: PATIENCE_MS, enableHighAccuracy: true },
    );
  });
}
