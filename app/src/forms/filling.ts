import { useEffect, useState } from 'preact/hooks';
import { instanceXml, type OpenForm } from './adapter';
import { type KeepDraft, useDraftKeeper } from './draftKeeper';
import { idsOf } from './Field';
import { faultyOn, type Page, pagesOf } from './pages';

export interface FillingProps {
  readonly form: OpenForm;
  /** The question that names the record, which is answered already. */
  readonly hidden: string | null;
  /** The page it was left on; a number past the last page is the summary. */
  readonly startPage: number;
  readonly onDraft: KeepDraft;
  readonly onSave: (xml: string) => Promise<void>;
}

export interface Filling {
  readonly pages: readonly Page[];
  /** Index of the page; the summary comes after the last one. */
  readonly at: number;
  /** Messages show: somebody tried to go on. */
  readonly checked: boolean;
  readonly saving: boolean;
  /** The page has just come: a tap now is the second of a double tap, meant for the page before. */
  readonly settling: boolean;
  /** Something was answered that the database has not got yet. */
  readonly unkept: boolean;
  /** Call after each answer. */
  answered(): void;
  turnTo(index: number): void;
  /** The next page, when this one is right; from the summary, saves. */
  goOn(): void;
}

/** How long after a page turn taps are not heard, in ms: a double tap is quicker. */
const SETTLING_MS = 350;

/** Where one is in a form, and what may come next. */
export function useFilling({ form, hidden, startPage, onDraft, onSave }: FillingProps): Filling {
  const { root } = form;
  const [index, setIndex] = useState(startPage);
  const [checked, setChecked] = useState(false);
  const [saving, setSaving] = useState(false);
  const pages = pagesOf(root, hidden);
  const at = Math.min(index, pages.length);
  const draft = useDraftKeeper(root, at, onDraft);
  const { answered, turnedTo, unkept } = draft;
  const [settling, settle] = useSettling();

  function turnTo(next: number): void {
    setChecked(false);
    setIndex(next);
    settle();
    turnedTo(next);
  }

  async function save(): Promise<void> {
    setSaving(true);
    try {
      const xml = await instanceXml(root);
      draft.finish();
      await onSave(xml);
    } catch (error) {
      draft.goOn();
      throw error;
    } finally {
      setSaving(false);
    }
  }

  function goOn(): void {
    if (settling) return;
    const faulty = firstFaulty(pages, at);
    if (faulty) {
      setIndex(faulty.index);
      setChecked(true);
      focusOn(faulty.control);
    } else if (at < pages.length) turnTo(at + 1);
    else if (!saving) void save();
  }

  return { pages, at, checked, saving, settling, unkept: unkept.value > 0, answered, turnTo, goOn };
}

function useSettling(): [boolean, () => void] {
  const [until, setUntil] = useState(0);
  useEffect(() => {
    const timer = setTimeout(() => setUntil(0), SETTLING_MS);
    return () => clearTimeout(timer);
  }, [until]);
  return [until !== 0, () => setUntil(performance.now())];
}

/** On this page, or, from the summary, on any: an answer may have become wrong behind one's back. */
function firstFaulty(pages: readonly Page[], at: number) {
  for (const [index, { node }] of pages.entries()) {
    const question = at === index || at === pages.length ? faultyOn(node)[0] : undefined;
    if (question) return { index, control: idsOf(question).control };
  }
  return null;
}

function focusOn(id: string): void {
  requestAnimationFrame(() => {
    const control = document.getElementById(id);
    control?.focus({ preventScroll: true });
    control?.closest('.field')?.scrollIntoView({ block: 'start' });
  });
}
