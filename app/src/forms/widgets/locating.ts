/** Where is this phone? Looked up until it is known well enough, or somebody takes what there is. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { type Point, pointAt } from '../places';

export type Looking = 'idle' | 'looking' | 'denied' | 'unavailable';

export interface Locating {
  readonly state: Looking;
  /** The best so far. */
  readonly best: Point | null;
  start(): void;
  stop(): void;
}

const PATIENCE_MS = 60_000;
/** PERMISSION_DENIED of the platform. */
const DENIED = 1;

/** `onGood` is called once, when the place is known to `metres`; then it stops by itself. */
export function useLocating(metres: number, onGood: (point: Point) => void): Locating {
  const [state, setState] = useState<Looking>('idle');
  const [best, setBest] = useState<Point | null>(null);
  const watch = useRef<number | null>(null);

  function stop(): void {
    if (watch.current !== null) navigator.geolocation.clearWatch(watch.current);
    watch.current = null;
    setState('idle');
    setBest(null);
  }

  function found(position: GeolocationPosition): void {
    if (watch.current === null) return;
    const point = pointAt(position);
    if ((point.accuracy ?? metres) <= metres) {
      stop();
      onGood(point);
    } else setBest((before) => better(before, point));
  }

  function start(): void {
    if (!('geolocation' in navigator)) {
      setState('unavailable');
      return;
    }
    stop();
    setState('looking');
    watch.current = navigator.geolocation.watchPosition(
      found,
      ({ code }) => {
        if (code === DENIED) stop();
        setState(code === DENIED ? 'denied' : 'unavailable');
      },
      { enableHighAccuracy: true, maximumAge: 0, timeout: PATIENCE_MS },
    );
  }

  useEffect(() => stop, []);
  return { state, best, start, stop };
}

function better(before: Point | null, now: Point): Point {
  return before && (before.accuracy ?? 0) < (now.accuracy ?? 0) ? before : now;
}
