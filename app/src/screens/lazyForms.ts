/** The form engine is big: it comes in its own file, when the phone has nothing else to do. */

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
