import type { SelectNode } from '../adapter';
import { describedBy, Fault, Hint, idsOf, LabelText } from '../Field';
import { isFaulty } from '../misfit';
import { RichText } from '../RichText';

type Option = SelectNode['currentState']['valueOptions'][number];

function toggle(node: SelectNode, value: string, on: boolean): void {
  if (node.selectType === 'select1') {
    node.selectValue(value);
    return;
  }
  const others = node.currentState.value.filter((item) => item !== value);
  node.selectValues(on ? [...others, value] : others);
}

function Choice({ node, option }: { readonly node: SelectNode; readonly option: Option }) {
  const type = node.selectType === 'select1' ? 'radio' : 'checkbox';
  const chosen = node.currentState.value.includes(option.value);
  return (
    <label class={chosen ? 'choice choice-on' : 'choice'}>
      <input
        type={type}
        name={idsOf(node).control}
        value={option.value}
        checked={chosen}
        disabled={node.currentState.readonly}
        onChange={(event) => toggle(node, option.value, event.currentTarget.checked)}
      />
      <span>
        <RichText text={option.label} />
      </span>
    </label>
  );
}

/** Short answers stand side by side, as yes and no do. */
function isShort(options: readonly Option[]): boolean {
  return options.length === 2 && options.every(({ label }) => label.asString.length <= 8);
}

interface Props {
  readonly node: SelectNode;
  readonly checked: boolean;
}

/** One choice or several, as large rows with native radio buttons or check boxes. */
export function SelectWidget({ node, checked }: Props) {
  const options = node.currentState.valueOptions;
  const faulty = checked && isFaulty(node);
  return (
    <fieldset
      id={idsOf(node).control}
      class={faulty ? 'field field-faulty' : 'field'}
      aria-describedby={describedBy(node, checked)}
      tabIndex={-1}
    >
      <legend class="question">
        <LabelText node={node} />
      </legend>
      <Hint node={node} />
      <div class={isShort(options) ? 'choices choices-pair' : 'choices'}>
        {options.map((option) => (
          <Choice key={option.value} node={node} option={option} />
        ))}
      </div>
      <Fault node={node} checked={checked} />
    </fieldset>
  );
}
