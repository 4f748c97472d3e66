/** How the choices of a question stand on the screen, and how one is found among many. */

import { hasAppearance, type SelectNode } from '../adapter';

export type Option = SelectNode['currentState']['valueOptions'][number];

/** From so many on, people look for a choice instead of reading all. */
const LONG = 16;

/** So many are shown of a list that is searched: what comes after it must stay in reach. */
const AT_FIRST = 8;
const ONCE_SOUGHT = 30;

export function shownOf(found: readonly Option[], text: string): readonly Option[] {
  return found.slice(0, text.trim() === '' ? AT_FIRST : ONCE_SOUGHT);
}

export function isLong(node: SelectNode): boolean {
  return node.currentState.valueOptions.length > LONG;
}

/** The form's author asked for a box to search in. */
export function searches(node: SelectNode): boolean {
  return hasAppearance(node, 'autocomplete') || hasAppearance(node, 'search');
}

/** Without accents and capitals, so that "koffi" finds "Kôffi". */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Those that have every part of `text`; what is chosen already comes first. */
export function foundIn({ currentState }: SelectNode, text: string): readonly Option[] {
  const parts = plain(text).split(/\s+/).filter(Boolean);
  const { valueOptions, value } = currentState;
  const fits = ({ label, value: name }: Option) => {
    const words = plain(`${label.asString} ${name}`);
    return value.includes(name) || parts.every((part) => words.includes(part));
  };
  const found = valueOptions.filter(fits);
  return value.length === 0
    ? found
    : found.sort((a, b) => Number(value.includes(b.value)) - Number(value.includes(a.value)));
}

/** Short answers stand side by side, as yes and no do. */
function isShort(options: readonly Option[]): boolean {
  return options.length === 2 && options.every(({ label }) => label.asString.length <= 8);
}

const IN_COLUMNS = ['columns', 'columns-pack', 'compact', 'quickcompact', 'horizontal'];
const CLOSE = ['likert', 'list-nolabel', 'horizontal-compact', 'columns-4', 'columns-5'];

/** Columns as far as the screen has room for them: words come before the wish of the form. */
export function layoutOf(node: SelectNode): string {
  const has = (name: string) => hasAppearance(node, name);
  const { valueOptions, isSelectWithImages } = node.currentState;
  if (has('likert')) return 'choices choices-likert';
  if (CLOSE.some(has)) return 'choices choices-close';
  if (IN_COLUMNS.some(has) || has('columns-2') || has('columns-3') || isSelectWithImages) {
    return 'choices choices-columns';
  }
  return isShort(valueOptions) ? 'choices choices-pair' : 'choices';
}
