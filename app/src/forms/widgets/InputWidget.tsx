import { useEffect, useRef } from 'preact/hooks';
import { showNumber } from '../../ui/words';
import type { AnyInputNode } from '../adapter';
import { hasAppearance } from '../adapter';
import { describedBy, Field, idsOf } from '../Field';
import { isFaulty, misfitOf, setMisfit } from '../misfit';
import { BarcodeWidget } from './BarcodeWidget';
import { boxText, type Entry, enter, entryOf, rowsOf } from './entries';
import { PathWidget } from './PathWidget';
import { PlaceWidget } from './PlaceWidget';
import { Unsupported } from './Unsupported';

interface Props {
  readonly node: AnyInputNode;
  readonly checked: boolean;
}

/** What is typed, or chosen with the phone's own calendar and clock, or found out by the phone. */
export function InputWidget({ node, checked }: Props) {
  switch (node.valueType) {
    case 'geopoint':
      return <PlaceWidget node={node} checked={checked} />;
    case 'geotrace':
    case 'geoshape':
      return <PathWidget node={node} checked={checked} />;
    case 'barcode':
      return <BarcodeWidget node={node} checked={checked} />;
    default: {
      const entry = entryOf(node);
      if (!entry) return <Unsupported node={node} />;
      return <TypedWidget node={node} checked={checked} entry={entry} />;
    }
  }
}

type TypedProps = Props & { readonly entry: Entry };

/** Numbers use a text box with the right keyboard. */
function TypedWidget({ node, checked, entry }: TypedProps) {
  const box = useBox(node);
  const { readonly, required, instanceValue } = node.currentState;
  const shared = {
    ref: box,
    id: idsOf(node).control,
    autocomplete: 'off',
    defaultValue: boxText(node),
    readOnly: readonly,
    'aria-required': required,
    'aria-invalid': checked && isFaulty(node),
    'aria-describedby': describedBy(node, checked),
    onInput: ({ currentTarget }: { readonly currentTarget: Typed }) =>
      enter(node, currentTarget.value),
  };
  return (
    <Field node={node} checked={checked}>
      <Control entry={entry} rows={rowsOf(node)} shared={shared} />
      {hasAppearance(node, 'thousands-sep') && instanceValue !== '' && (
        <output class="read-back">{showNumber(Number(instanceValue))}</output>
      )}
    </Field>
  );
}

type Typed = HTMLInputElement | HTMLTextAreaElement;

interface ControlProps {
  readonly entry: Entry;
  readonly rows: number;
  readonly shared: object;
}

function Control({ entry, rows, shared }: ControlProps) {
  switch (entry) {
    case 'area':
      return <textarea {...shared} class="control" rows={rows} />;
    case 'date':
    case 'datetime-local':
    case 'month':
    case 'time':
      return <input {...shared} type={entry} class="control control-date" />;
    case 'masked':
      return <input {...shared} type="password" class="control" />;
    default:
      return <input {...shared} type="text" inputMode={entry} class="control" />;
  }
}

/** The box begins with what the form holds, and follows when the form itself reckons an answer. */
function useBox(node: AnyInputNode) {
  const box = useRef<Typed>(null);
  const { instanceValue } = node.currentState;
  useEffect(() => () => setMisfit(node, null), [node]);
  useEffect(() => {
    const held = box.current;
    if (!held || held === document.activeElement || misfitOf(node)) return;
    if (instanceValue !== '' || held.value === '') held.value = boxText(node);
  }, [node, instanceValue]);
  return box;
}
