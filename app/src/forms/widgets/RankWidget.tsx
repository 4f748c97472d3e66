import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../../ui/Icon';
import { say } from '../../ui/words';
import type { RankNode } from '../adapter';
import { FieldGroup } from '../Field';
import { LabelMedia } from '../LabelMedia';
import { RichText } from '../RichText';
import { tellForm } from '../telling';
import { Clear } from './Clear';

interface Props {
  readonly node: RankNode;
  readonly checked: boolean;
}

/** Where each one was moved to, and with which button: the finger stays on it. */
interface Moved {
  readonly value: string;
  readonly by: -1 | 1;
}

function swapped(order: readonly string[], at: number, by: -1 | 1): string[] {
  const next = [...order];
  const [one, other] = [next[at], next[at + by]];
  if (one === undefined || other === undefined) return next;
  next[at] = other;
  next[at + by] = one;
  return next;
}

/** The button that was pressed, or at the ends the other one. */
function focusOn(row: Element | undefined, by: -1 | 1): void {
  const [up, down] = row?.querySelectorAll('button') ?? [];
  const [meant, other] = by < 0 ? [up, down] : [down, up];
  (meant?.disabled ? other : meant)?.focus();
}

/** Put in order with buttons, which work without dragging too. Until then it is not answered. */
export function RankWidget({ node, checked }: Props) {
  const { value, valueOptions, readonly } = node.currentState;
  const [moved, setMoved] = useState<Moved | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const blank = value.length === 0;
  const order = blank ? valueOptions.map((option) => option.value) : value;

  useEffect(() => {
    if (moved) focusOn(list.current?.children[order.indexOf(moved.value)], moved.by);
  }, [moved]);

  function set(next: readonly string[], control: Element): void {
    node.setValues(next);
    tellForm(control);
  }

  return (
    <FieldGroup node={node} checked={checked}>
      {blank && <p class="hint">{say('form-rank-blank')}</p>}
      <ol class="rank" ref={list}>
        {order.map((item, at) => (
          <RankItem
            key={item}
            node={node}
            item={item}
            number={blank ? null : at + 1}
            first={at === 0}
            last={at === order.length - 1}
            onMove={(by, control) => {
              set(swapped(order, at, by), control);
              setMoved({ value: item, by });
            }}
          />
        ))}
      </ol>
      <p class="hidden-words" role="status">
        {moved && labelOf(node, moved.value, order.indexOf(moved.value) + 1)}
      </p>
      {blank && !readonly && (
        <button
          type="button"
          class="button button-wide"
          onClick={({ currentTarget }) => set(order, currentTarget)}
        >
          <Icon name="check" />
          {say('form-rank-right')}
        </button>
      )}
      <Clear node={node} onClear={() => node.setValues([])} />
    </FieldGroup>
  );
}

function labelOf(node: RankNode, value: string, number: number): string {
  return `${number}. ${node.getValueLabel(value)?.asString ?? value}`;
}

interface ItemProps {
  readonly node: RankNode;
  readonly item: string;
  /** Null while nothing is answered. */
  readonly number: number | null;
  readonly first: boolean;
  readonly last: boolean;
  readonly onMove: (by: -1 | 1, control: Element) => void;
}

function RankItem({ node, item, number, first, last, onMove }: ItemProps) {
  const label = node.getValueLabel(item);
  const { readonly } = node.currentState;
  const name = label?.asString ?? item;
  return (
    <li class="rank-item">
      <span class="rank-number">{number ?? '–'}</span>
      <span class="rank-label">
        <RichText text={label} />
        <LabelMedia text={label} />
      </span>
      <button
        type="button"
        class="button button-square"
        aria-label={say('form-rank-up', { name })}
        disabled={readonly || first}
        onClick={({ currentTarget }) => onMove(-1, currentTarget)}
      >
        <Icon name="up" />
      </button>
      <button
        type="button"
        class="button button-square"
        aria-label={say('form-rank-down', { name })}
        disabled={readonly || last}
        onClick={({ currentTarget }) => onMove(1, currentTarget)}
      >
        <Icon name="down" />
      </button>
    </li>
  );
}
