import { useState } from 'preact/hooks';
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
  turnTo(index: number): void;
  /** The next page, when this one is right; from the summary, saves. */
  goOn(): void;
}

/** Where one is in a form, and what may come next. */
export function useFilling({ form, hidden, startPage, onDraft, onSave }: FillingProps): Filling {
  const { root } = form;
  const [index, setIndex] = useState(startPage);
  const [checked, setChecked] = useState(false);
  const [saving, setSaving] = useState(false);
  const pages = pagesOf(root, hidden);
  const at = Math.min(index, pages.length);
  const finish = useDraftKeeper(root, at, onDraft);

  function turnTo(next: number): void {
    setChecked(false);
    setIndex(next);
    void instanceXml(root).then((xml) => onDraft(xml, next));
  }

  async function save(): Promise<void> {
    setSaving(true);
    try {
      const xml = await instanceXml(root);
      finish();
      await onSave(xml);
    } finally {
      setSaving(false);
    }
  }

  function goOn(): void {
    const faulty = firstFaulty(pages, at);
    if (faulty) {
      setIndex(faulty.index);
      setChecked(true);
      focusOn(faulty.control);
    } else if (at < pages.length) turnTo(at + 1);
    else if (!saving) void save();
  }

  return { pages, at, checked, saving, turnTo, goOn };
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
