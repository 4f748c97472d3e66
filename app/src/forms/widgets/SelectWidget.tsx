import { useState } from 'preact/hooks';
import { Icon } from '../../ui/Icon';
import { say } from '../../ui/words';
import { hasAppearance, type SelectNode } from '../adapter';
import { describedBy, Field, FieldGroup, idsOf } from '../Field';
import { Film, hasMedia, Listen, Picture } from '../LabelMedia';
import { isFaulty } from '../misfit';
import { RichText } from '../RichText';
import { Clear } from './Clear';
import { foundIn, isLong, layoutOf, type Option, searches, shownOf } from './choosing';

interface Props {
  readonly node: SelectNode;
  readonly checked: boolean;
}

/** One choice or several, as large rows with native radio buttons or check boxes. */
export function SelectWidget({ node, checked }: Props) {
  if (hasAppearance(node, 'label')) return <HeadOnly node={node} />;
  if (node.selectType === 'select1' && hasAppearance(node, 'minimal') && !searches(node)) {
    return <DropDown node={node} checked={checked} />;
  }
  return (
    <FieldGroup node={node} checked={checked}>
      {searches(node) || isLong(node) ? <Searched node={node} /> : <Choices node={node} />}
      {node.selectType === 'select1' && (
        <Clear node={node} onClear={() => node.selectValue(null)} />
      )}
    </FieldGroup>
  );
}

/** The head of a table of questions (`label`): on a phone each of them says its own choices. */
function HeadOnly({ node }: { readonly node: SelectNode }) {
  const { label } = node.currentState;
  return label ? (
    <p class="question">
      <RichText text={label} />
    </p>
  ) : null;
}

function toggle(node: SelectNode, value: string, on: boolean): void {
  if (node.selectType === 'select1') {
    node.selectValue(value);
    return;
  }
  const others = node.currentState.value.filter((item) => item !== value);
  node.selectValues(on ? [...others, value] : others);
}

interface ChoicesProps {
  readonly node: SelectNode;
  readonly options?: readonly Option[];
}

function Choices({ node, options = node.currentState.valueOptions }: ChoicesProps) {
  return (
    <div class={layoutOf(node)}>
      {options.map((option) => (
        <Choice key={option.value} node={node} option={option} />
      ))}
    </div>
  );
}

/** How long a choice is seen before `quick` turns the page, in ms. */
const SEEN_MS = 200;

function Choice({ node, option }: { readonly node: SelectNode; readonly option: Option }) {
  const chosen = node.currentState.value.includes(option.value);
  const one = node.selectType === 'select1';
  const { imageSource, audioSource, videoSource } = option.label;

  function change(control: HTMLInputElement): void {
    toggle(node, option.value, control.checked);
    const quick = hasAppearance(node, 'quick') || hasAppearance(node, 'quickcompact');
    if (one && quick) setTimeout(() => control.form?.requestSubmit(), SEEN_MS);
  }

  const choice = (
    <label class={chosen ? 'choice choice-on' : 'choice'}>
      {imageSource && <Picture source={imageSource} words={option.label.asString} />}
      <input
        type={one ? 'radio' : 'checkbox'}
        name={`${idsOf(node).control}-choice`}
        value={option.value}
        checked={chosen}
        disabled={node.currentState.readonly}
        onChange={({ currentTarget }) => change(currentTarget)}
      />
      <span>
        <RichText text={option.label} />
      </span>
    </label>
  );
  if (!hasMedia(option.label)) return choice;
  return (
    <div class="choice-with-media">
      {audioSource && <Listen source={audioSource} words={option.label.asString} />}
      {videoSource && <Film source={videoSource} />}
      {choice}
    </div>
  );
}

/** Long lists are not scrolled through: part of a name finds its choice. */
function Searched({ node }: { readonly node: SelectNode }) {
  const [text, setText] = useState('');
  const found = foundIn(node, text);
  const id = `${idsOf(node).control}-search`;
  const shown = shownOf(found, text);
  const more = found.length - shown.length;
  return (
    <>
      <div class="search">
        <label for={id}>{say('form-search')}</label>
        <input
          id={id}
          class="control"
          type="text"
          autocomplete="off"
          value={text}
          onInput={(event) => {
            event.stopPropagation(); // no answer yet
            setText(event.currentTarget.value);
          }}
        />
        <Icon name="search" />
      </div>
      <p class="hint" role="status">
        {found.length === 0 && say('form-search-none')}
        {more > 0 && say('form-search-more', { number: more })}
      </p>
      <Choices node={node} options={shown} />
    </>
  );
}

function DropDown({ node, checked }: Props) {
  const { value, valueOptions, readonly, required } = node.currentState;
  return (
    <Field node={node} checked={checked}>
      <select
        id={idsOf(node).control}
        class="control"
        value={value[0] ?? ''}
        disabled={readonly}
        aria-required={required}
        aria-invalid={checked && isFaulty(node)}
        aria-describedby={describedBy(node, checked)}
        onChange={({ currentTarget }) => node.selectValue(currentTarget.value || null)}
      >
        <option value="">{say('form-pick')}</option>
        {valueOptions.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label.asString}
          </option>
        ))}
      </select>
    </Field>
  );
}
