/** What is known of a record, ready to be put in words: screens know no column types. */

import type { Column, Package, Words } from '../../contract/package';
import type { RecordState } from '../../engine/fold';
import { typedValue } from '../../engine/values';

export type FactValue =
  | { readonly kind: 'day'; readonly day: number }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'words'; readonly words: readonly Words[] }
  | { readonly kind: 'text'; readonly text: string };

export interface Fact {
  readonly name: string;
  readonly label: Words;
  readonly value: FactValue;
}

type Properties = RecordState['properties'];

/** The facts among `properties` that are not blank, in the order of the list's columns. */
export function factsOf(pkg: Package, list: string, properties: Properties): Fact[] {
  return (pkg.lists[list]?.columns ?? []).flatMap((column) => {
    const value = factValue(pkg, column, properties[column.name] ?? '');
    return value ? [{ name: column.name, label: column.label ?? { '': column.name }, value }] : [];
  });
}

function factValue(pkg: Package, column: Column, text: string): FactValue | null {
  const typed = typedValue(text, column.type);
  if (typed === null) return null;
  if (typeof typed === 'number') {
    return column.type === 'date' ? { kind: 'day', day: typed } : { kind: 'number', number: typed };
  }
  if (column.type === 'text') return { kind: 'text', text: typed };
  return { kind: 'words', words: typed.split(' ').map((name) => choiceLabel(pkg, column, name)) };
}

function choiceLabel(pkg: Package, column: Column, name: string): Words {
  const choices = pkg.choices[column.choices ?? ''] ?? [];
  return choices.find((choice) => choice.name === name)?.label ?? { '': name };
}

/** Where to find somebody: the first text among the list's properties (a village, an address). */
export function placeOf(pkg: Package, list: string, properties: Properties): string {
  const column = pkg.lists[list]?.columns.find(({ type }) => type === 'text');
  return column ? (properties[column.name] ?? '') : '';
}
