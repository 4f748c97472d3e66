/** What a text box is for, and what is done with its text: by the type and appearance of a question. */

import { type AnyInputNode, hasAppearance, setText } from '../adapter';
import { type MisfitKind, setMisfit } from '../misfit';

/** The keyboard that a phone should offer, or the phone's own way to choose. */
export type Entry =
  | 'text'
  | 'url'
  | 'tel'
  | 'numeric'
  | 'decimal'
  | 'area'
  | 'masked'
  | 'date'
  | 'month'
  | 'time'
  | 'datetime-local';

export function entryOf(node: AnyInputNode): Entry | null {
  switch (node.valueType) {
    case 'string':
      return textEntry(node);
    case 'int':
      return 'numeric';
    case 'decimal':
      return 'decimal';
    case 'date':
      if (isYear(node)) return 'numeric';
      return hasAppearance(node, 'month-year') ? 'month' : 'date';
    case 'time':
      return 'time';
    case 'dateTime':
      return 'datetime-local';
    default:
      return null;
  }
}

const BY_APPEARANCE = {
  numbers: 'tel',
  multiline: 'area',
  url: 'url',
  masked: 'masked',
  'hidden-answer': 'masked',
} as const;

function textEntry(node: AnyInputNode): Entry {
  const found = Object.entries(BY_APPEARANCE).find(([name]) => hasAppearance(node, name));
  if (found) return found[1];
  return (rowsSaid(node) ?? 1) > 1 ? 'area' : 'text';
}

const ROWS = 4;

function rowsSaid({ nodeOptions }: AnyInputNode): number | null {
  return nodeOptions && 'rows' in nodeOptions ? nodeOptions.rows : null;
}

/** Lines of a large box. */
export function rowsOf(node: AnyInputNode): number {
  return rowsSaid(node) ?? ROWS;
}

function isYear(node: AnyInputNode): boolean {
  return node.valueType === 'date' && hasAppearance(node, 'year');
}

/** The box takes a time without its offset: what clocks show where the work is. */
export function boxText(node: AnyInputNode): string {
  const text = node.currentState.instanceValue;
  if (node.valueType === 'dateTime') return text.slice(0, 16);
  if (node.valueType === 'time') return text.slice(0, 5);
  if (isYear(node)) return text.slice(0, 4);
  return entryOf(node) === 'month' ? text.slice(0, 7) : text;
}

/**
 * A decimal comma is what many keyboards offer, and spaces between thousands what people write. What
 * is no number becomes blank, and so does one of more digits than the server takes.
 */
function cleaned(node: AnyInputNode, text: string): string | null {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  if (isYear(node)) return /^\d{4}$/.test(trimmed) ? `${trimmed}-01-01` : null;
  if (entryOf(node) === 'month') return `${trimmed}-01`;
  const number = trimmed.replace(/(?<=\d)[\s\u202f\u00a0](?=\d)/g, '').replace(',', '.');
  if (node.valueType === 'int') return /^-?\d{1,15}$/.test(number) ? number : null;
  if (node.valueType !== 'decimal') return text;
  return /^-?(\d{1,15}\.?\d*|\.\d+)$/.test(number) ? number : null;
}

function misfitOf(node: AnyInputNode): MisfitKind {
  if (isYear(node)) return 'year';
  return node.valueType === 'int' ? 'whole-number' : 'number';
}

export function enter(node: AnyInputNode, text: string): void {
  const value = cleaned(node, text);
  setText(node, value ?? (node.valueType === 'string' ? '' : null));
  setMisfit(node, value === null && text.trim() !== '' ? misfitOf(node) : null);
}
