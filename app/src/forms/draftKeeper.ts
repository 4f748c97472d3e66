import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { instanceXml, type RootNode } from './adapter';

/** What was answered, and the page one was on. Resolves once a killed app would not lose it. */
export type KeepDraft = (xml: string, page: number) => Promise<void>;

export interface DraftKeeper {
  /** Call after each answer. */
  readonly answered: () => void;
  /** Call at a page turn. */
  readonly turnedTo: (page: number) => void;
  /** Call when the form is about to be saved: what is kept after that would be a draft again. */
  readonly finish: () => void;
  /** Call when it could not be saved. */
  readonly goOn: () => void;
  /** How many answers and page turns are not in the database yet. */
  readonly unkept: ReadonlySignal<number>;
}

/**
 * Keeps the draft after every answer, not only at page turns: a phone may kill the app at any time.
 * A form in which nothing was answered leaves no draft.
 */
export function useDraftKeeper(root: RootNode, page: number, keep: KeepDraft): DraftKeeper {
  const untouched = useRef<string | null>(null);
  const done = useRef(false);
  const now = useRef({ page, keep });
  now.current = { page, keep };
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const steps = useRef(0);
  const kept = useRef(0);
  const unkept = useSignal(0);

  function step(): void {
    steps.current += 1;
    unkept.value = steps.current - kept.current;
  }

  /** Two may be on their way at once: the later one holds what the earlier one does. */
  function keptUpTo(reached: number): void {
    kept.current = Math.max(kept.current, reached);
    unkept.value = steps.current - kept.current;
  }

  async function keepNow(): Promise<void> {
    const reached = steps.current;
    const xml = await instanceXml(root);
    if (!done.current && untouched.current !== null && xml !== untouched.current) {
      await now.current.keep(xml, now.current.page);
    }
    keptUpTo(reached);
  }

  useEffect(() => {
    void instanceXml(root).then((xml) => {
      untouched.current = xml;
    });
    const onHidden = () => document.visibilityState === 'hidden' && void keepNow();
    document.addEventListener('visibilitychange', onHidden);
    return () => {
      document.removeEventListener('visibilitychange', onHidden);
      void keepNow();
    };
  }, [root]);

  return {
    answered() {
      step();
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void keepNow()); // once the answer is in the form
    },
    async turnedTo(next) {
      clearTimeout(timer.current);
      step();
      const reached = steps.current;
      await keep(await instanceXml(root), next);
      keptUpTo(reached);
    },
    finish() {
      done.current = true;
    },
    goOn() {
      done.current = false;
    },
    unkept,
  };
}
