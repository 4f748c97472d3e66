/** What is known of a record, ready to be put in words: screens know no column types. */

import type { Column, Package, Words } from '../../contract/package';
import { firstRow } from '../../engine/database';
import type { RecordState } from '../../engine/fold';
import { pointIn } from '../../engine/places';
import { typedValue } from '../../engine/values';
import { type Context, programmeOf } from '../context';

export type FactValue =
  | { readonly kind: 'day'; readonly day: number }
  | { readonly kind: 'moment'; readonly moment: number }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'words'; readonly words: readonly Words[] }
  | { readonly kind: 'phone'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string };

export interface Fact {
  readonly name: string;
  readonly label: Words;
  readonly value: FactValue;
}

type Properties = RecordState['properties'];

/** The facts among `properties` that are not blank, in the order of the list's columns. */
export function factsOf(ctx: Context, list: string, properties: Properties): Fact[] {
  return (programmeOf(ctx).lists[list]?.columns ?? []).flatMap((column) => {
    const value = factValue(ctx, column, properties[column.name] ?? '');
    return value ? [{ name: column.name, label: column.label ?? { '': column.name }, value }] : [];
  });
}

/** What the programme puts on top of a page. */
export function summaryOf(ctx: Context, list: string, properties: Properties): Fact[] {
  const columns = programmeOf(ctx).lists[list]?.columns ?? [];
  const top = new Set(columns.filter(({ summary }) => summary).map(({ name }) => name));
  return factsOf(ctx, list, properties).filter(({ name }) => top.has(name));
}

function factValue(ctx: Context, column: Column, text: string): FactValue | null {
  const typed = typedValue(text, column.type, programmeOf(ctx).time_zone);
  if (typed === null) return null;
  if (typeof typed === 'number') return numberFact(column, typed);
  if (column.type === 'text') {
    const text = column.point ? shortened(typed) : typed;
    return { kind: column.match === 'phone' ? 'phone' : 'text', text };
  }
  if (column.type === 'record') return labelFact(ctx, typed);
  const pkg = programmeOf(ctx);
  return { kind: 'words', words: typed.split(' ').map((name) => choiceLabel(pkg, column, name)) };
}

/** "-1.31330, 36.78800": to a metre, without height and accuracy. */
function shortened(point: string): string {
  const found = pointIn(point);
  return found ? `${found.latitude.toFixed(5)}, ${found.longitude.toFixed(5)}` : point;
}

function numberFact({ type }: Column, value: number): FactValue {
  if (type === 'date') return { kind: 'day', day: value };
  return type === 'datetime'
    ? { kind: 'moment', moment: value }
    : { kind: 'number', number: value };
}

/** Whom a property names; nothing where the record is not on this phone. */
function labelFact(ctx: Context, id: string): FactValue | null {
  const sql = 'SELECT label FROM record WHERE id = :id';
  const found = firstRow<{ label: string }>(ctx.db, sql, { id });
  return found ? { kind: 'text', text: found.label } : null;
}

function choiceLabel(pkg: Package, column: Column, name: string): Words {
  const choices = pkg.choices[column.choices ?? ''] ?? [];
  return choices.find((choice) => choice.name === name)?.label ?? { '': name };
}

/** Where to find somebody: the first text among the list's properties (a village, an address). */
export function placeOf(pkg: Package, list: string, properties: Properties): string {
  const column = pkg.lists[list]?.columns.find(({ type, point }) => type === 'text' && !point);
  return column ? (properties[column.name] ?? '') : '';
}
