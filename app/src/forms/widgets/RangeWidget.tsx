import { Icon } from '../../ui/Icon';
import { say, showNumber } from '../../ui/words';
import { type AnyRangeNode, hasAppearance, setText } from '../adapter';
import { describedBy, Field, FieldGroup, idsOf } from '../Field';
import { isFaulty } from '../misfit';
import { stepsOf } from '../steps';
import { tellForm } from '../telling';
import { Clear } from './Clear';

interface Props {
  readonly node: AnyRangeNode;
  readonly checked: boolean;
}

/** A number between two others: a slider with steps, a list to pick from, or stars. */
export function RangeWidget({ node, checked }: Props) {
  if (hasAppearance(node, 'picker')) return <Picker node={node} checked={checked} />;
  if (hasAppearance(node, 'rating')) return <Rating node={node} checked={checked} />;
  return <Slider node={node} checked={checked} />;
}

function Slider({ node, checked }: Props) {
  const { instanceValue, readonly } = node.currentState;
  const steps = stepsOf(node);
  const blank = instanceValue === '';
  const index = blank
    ? -1
    : steps.values().findIndex((value) => Number(value) === Number(instanceValue));
  const move = (to: number) => setText(node, steps.at(Math.min(Math.max(to, 0), steps.count)));
  const shown = blank ? say('form-no-answer') : showNumber(Number(instanceValue));
  return (
    <FieldGroup node={node} checked={checked}>
      <output class={blank ? 'range-value range-none' : 'range-value'}>{shown}</output>
      <div class="range">
        <StepButton
          node={node}
          icon="minus"
          disabled={readonly || blank || index === 0}
          onStep={() => move(index - 1)}
        />
        <input
          type="range"
          class={blank ? 'range-track range-blank' : 'range-track'}
          min={0}
          max={steps.count}
          step={1}
          value={Math.max(index, 0)}
          disabled={readonly}
          aria-labelledby={undefined}
          aria-label={node.currentState.label?.asString ?? ''}
          aria-valuetext={shown}
          aria-invalid={checked && isFaulty(node)}
          onInput={({ currentTarget }) => move(Number(currentTarget.value))}
          onClick={({ currentTarget }) => blank && move(Number(currentTarget.value))}
        />
        <StepButton
          node={node}
          icon="plus"
          disabled={readonly || index === steps.count}
          onStep={() => move(index + 1)}
        />
      </div>
      <p class="range-ends">
        <span>{showNumber(Number(steps.at(0)))}</span>
        <span>{showNumber(Number(steps.at(steps.count)))}</span>
      </p>
      <Clear node={node} onClear={() => setText(node, null)} />
    </FieldGroup>
  );
}

interface StepProps {
  readonly node: AnyRangeNode;
  readonly icon: 'minus' | 'plus';
  readonly disabled: boolean;
  readonly onStep: () => void;
}

function StepButton({ icon, disabled, onStep }: StepProps) {
  return (
    <button
      type="button"
      class="button button-square"
      aria-label={say(icon === 'plus' ? 'form-range-more' : 'form-range-less')}
      disabled={disabled}
      onClick={({ currentTarget }) => {
        onStep();
        tellForm(currentTarget);
      }}
    >
      <Icon name={icon} />
    </button>
  );
}

function Picker({ node, checked }: Props) {
  const { instanceValue, readonly, required } = node.currentState;
  return (
    <Field node={node} checked={checked}>
      <select
        id={idsOf(node).control}
        class="control"
        value={instanceValue}
        disabled={readonly}
        aria-required={required}
        aria-invalid={checked && isFaulty(node)}
        aria-describedby={describedBy(node, checked)}
        onChange={({ currentTarget }) => setText(node, currentTarget.value || null)}
      >
        <option value="">{say('form-pick')}</option>
        {stepsOf(node)
          .values()
          .map((value) => (
            <option key={value} value={value}>
              {showNumber(Number(value))}
            </option>
          ))}
      </select>
    </Field>
  );
}

/** Each star says its number: how many are full is not told by colour alone. */
function Rating({ node, checked }: Props) {
  const { instanceValue, readonly } = node.currentState;
  return (
    <FieldGroup node={node} checked={checked}>
      <div class="stars">
        {stepsOf(node)
          .values()
          .map((value) => (
            <label key={value} class={isUpTo(value, instanceValue) ? 'star star-on' : 'star'}>
              <input
                type="radio"
                name={`${idsOf(node).control}-stars`}
                value={value}
                checked={Number(value) === Number(instanceValue || Number.NaN)}
                disabled={readonly}
                onChange={() => setText(node, value)}
              />
              <Icon name="star" />
              <span>{showNumber(Number(value))}</span>
            </label>
          ))}
      </div>
      <Clear node={node} onClear={() => setText(node, null)} />
    </FieldGroup>
  );
}

function isUpTo(value: string, answer: string): boolean {
  return answer !== '' && Number(value) <= Number(answer);
}
