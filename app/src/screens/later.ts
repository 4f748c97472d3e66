/** What comes in files of its own, when the phone has nothing else to do. The form engine is big. */

import { signal } from '@preact/signals';
import type { Rest } from './Rest';

async function load() {
  const [{ openForm, warmUp }, { FormPages }] = await Promise.all([
    import('../forms/adapter'),
    import('../forms/FormPages'),
  ]);
  return { openForm, warmUp, FormPages };
}

let loaded: ReturnType<typeof load> | undefined;

export function loadForms(): ReturnType<typeof load> {
  loaded ??= load();
  return loaded;
}

export function loadFormsWhenIdle(): void {
  requestIdleCallback(() => void loadForms().then(({ warmUp }) => warmUp()), { timeout: 5000 });
}

/** All screens but the first, once they are here. */
export const rest = signal<typeof Rest | null>(null);

export async function loadRest(): Promise<void> {
  const loaded = await import('./Rest');
  rest.value = loaded.Rest;
}
