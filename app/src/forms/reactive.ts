import { type Signal, signal } from '@preact/signals';

/**
 * Makes the engine's state objects readable by Preact: one signal per property, never deeper.
 * Deep proxies would walk thousands of choice objects.
 */
export function reactive<T extends object>(object: T): T {
  const shown = {} as T;
  for (const key of Object.keys(object) as (keyof T)[]) {
    const kept: Signal<T[typeof key]> = signal(object[key]);
    Object.defineProperty(shown, key, {
      enumerable: true,
      get: () => kept.value,
      set: (value: T[typeof key]) => {
        kept.value = value;
      },
    });
  }
  return shown;
}
