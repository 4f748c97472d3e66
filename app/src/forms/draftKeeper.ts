import { useEffect, useRef } from 'preact/hooks';
import { instanceXml, type RootNode } from './adapter';

/** What was answered, and the page one was on. */
export type KeepDraft = (xml: string, page: number) => void;

/**
 * Keeps the draft when the form is left or the app goes to the background, not only at page turns.
 * A form in which nothing was answered leaves no draft. Call the returned function after saving.
 */
export function useDraftKeeper(root: RootNode, page: number, keep: KeepDraft): () => void {
  const untouched = useRef<string | null>(null);
  const done = useRef(false);
  const now = useRef({ page, keep });
  now.current = { page, keep };

  useEffect(() => {
    void instanceXml(root).then((xml) => {
      untouched.current = xml;
    });
    async function keepNow(): Promise<void> {
      const xml = await instanceXml(root);
      if (done.current || untouched.current === null || xml === untouched.current) return;
      now.current.keep(xml, now.current.page);
    }
    const onHidden = () => document.visibilityState === 'hidden' && void keepNow();
    document.addEventListener('visibilitychange', onHidden);
    return () => {
      document.removeEventListener('visibilitychange', onHidden);
      void keepNow();
    };
  }, [root]);

  return () => {
    done.current = true;
  };
}
