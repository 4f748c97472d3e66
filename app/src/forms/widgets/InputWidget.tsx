import { useEffect } from 'preact/hooks';
import type { AnyInputNode } from '../adapter';
import { hasAppearance } from '../adapter';
import { describedBy, Field, idsOf } from '../Field';
import { isFaulty, setMisfit } from '../misfit';
import { Unsupported } from './Unsupported';

/** The keyboard that a phone should offer, or the phone's own way to choose a date. */
type Entry = 'text' | 'tel' | 'numeric' | 'decimal' | 'date' | 'datetime-local';

function entryOf(node: AnyInputNode): Entry | null {
  switch (node.valueType) {
    case 'string':
      return hasAppearance(node, 'numbers') ? 'tel' : 'text';
    case 'int':
      return 'numeric';
    case 'decimal':
      return 'decimal';
    case 'date':
      return 'date';
    case 'dateTime':
      return 'datetime-local';
    default:
      return null;
  }
}

/**
 * A decimal comma is what many keyboards offer. What is no number becomes blank, and so does one of
 * more digits than the server takes.
 */
function cleaned(node: AnyInputNode, text: string): string | null {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  if (node.valueType === 'int') return /^-?\d{1,15}$/.test(trimmed) ? trimmed : null;
  if (node.valueType !== 'decimal') return text;
  const number = trimmed.replace(',', '.');
  return /^-?(\d{1,15}\.?\d*|\.\d+)$/.test(number) ? number : null;
}

function setText(node: AnyInputNode, text: string): void {
  const set = node.setValue as (value: string | null) => unknown;
  const value = cleaned(node, text);
  set.call(node, value ?? (node.valueType === 'string' ? '' : null));
  setMisfit(node, value === null && text.trim() !== '');
}

interface Props {
  readonly node: AnyInputNode;
  readonly checked: boolean;
}

/** The box takes a time without its offset: what clocks show where the work is. */
function boxText(node: AnyInputNode): string {
  const text = node.currentState.instanceValue;
  return node.valueType === 'dateTime' ? text.slice(0, 16) : text;
}

/** Text, whole number, decimal, date or time. Numbers use a text box with the right keyboard. */
export function InputWidget({ node, checked }: Props) {
  const entry = entryOf(node);
  // The box begins anew with what the form holds.
  useEffect(() => () => setMisfit(node, false), [node]);
  if (!entry) return <Unsupported node={node} />;
  const { readonly, required } = node.currentState;
  const shared = {
    id: idsOf(node).control,
    autocomplete: 'off',
    defaultValue: boxText(node),
    readOnly: readonly,
    'aria-required': required,
    'aria-invalid': checked && isFaulty(node),
    'aria-describedby': describedBy(node, checked),
    onInput: (event: InputEvent) => setText(node, (event.target as HTMLInputElement).value),
  };
  return (
    <Field node={node} checked={checked}>
      {entry === 'date' || entry === 'datetime-local' ? (
        <input {...shared} type={entry} class="control control-date" />
      ) : (
        <input {...shared} type="text" inputMode={entry} class="control" />
      )}
    </Field>
  );
}
