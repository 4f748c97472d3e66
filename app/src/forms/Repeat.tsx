import { useState } from 'preact/hooks';
import { Icon } from '../ui/Icon';
import { PageHeading } from '../ui/PageHeading';
import { say } from '../ui/words';
import type { RepeatInstanceNode, RepeatRangeUncontrolledNode } from './adapter';
import { instancesOf } from './pages';
import { nameOf, removerOf } from './repeats';

interface ManyProps {
  readonly repeat: RepeatRangeUncontrolledNode;
  /** Opens the page of the one at this place. */
  readonly onOpen: (place: number) => void;
  /** One more is there, after the others. */
  readonly onAdded: () => void;
  readonly onRemoved: () => void;
}

/** All that are there so far; this is where another one is added. */
export function RepeatPage({ repeat, onOpen, onAdded, onRemoved }: ManyProps) {
  const { label } = repeat.currentState;
  const instances = instancesOf(repeat);
  return (
    <>
      <PageHeading>{label?.asString || say('form-repeat')}</PageHeading>
      {instances.length === 0 && <p class="lead">{say('form-repeat-none')}</p>}
      <ol class="several">
        {instances.map((instance, place) => (
          <li key={instance.nodeId} class="several-one">
            <button type="button" class="several-name" onClick={() => onOpen(place)}>
              <span>{nameOf(instance)}</span>
              <span class="several-change">{say('form-change')}</span>
            </button>
            <RemoveButton named instance={instance} onRemoved={onRemoved} />
          </li>
        ))}
      </ol>
      <AddButton repeat={repeat} onAdded={onAdded} />
    </>
  );
}

interface AddProps {
  readonly repeat: RepeatRangeUncontrolledNode;
  readonly onAdded: (control: HTMLElement) => void;
}

export function AddButton({ repeat, onAdded }: AddProps) {
  const { children, label, readonly } = repeat.currentState;
  if (readonly) return null;
  return (
    <button
      type="button"
      class="button button-wide"
      onClick={({ currentTarget }) => {
        repeat.addInstances();
        onAdded(currentTarget);
      }}
    >
      <Icon name="plus" />
      {say(children.length === 0 ? 'form-repeat-add' : 'form-repeat-another', {
        what: label?.asString.trim() || say('form-repeat'),
      })}
    </button>
  );
}

interface RemoveProps {
  readonly instance: RepeatInstanceNode;
  /** Its name stands beside the button already. */
  readonly named?: boolean;
  readonly onRemoved: (control: HTMLElement) => void;
}

/** Asks once more: what was written goes with it. */
export function RemoveButton({ instance, named = false, onRemoved }: RemoveProps) {
  const [asking, setAsking] = useState(false);
  const remove = removerOf(instance);
  if (!remove || instance.parent.currentState.readonly) return null;
  if (!asking) {
    return (
      <button
        type="button"
        class="button-quiet"
        aria-label={say('form-repeat-remove', { name: nameOf(instance) })}
        onClick={() => setAsking(true)}
      >
        <Icon name="close" />
        {named ? say('form-file-remove') : say('form-repeat-remove', { name: nameOf(instance) })}
      </button>
    );
  }
  return (
    <fieldset class="buttons-row" aria-label={say('form-repeat-sure', { name: nameOf(instance) })}>
      <button
        type="button"
        class="button button-danger"
        onClick={({ currentTarget }) => {
          const place = currentTarget.form ?? currentTarget;
          remove();
          onRemoved(place);
        }}
      >
        {say('form-repeat-remove-yes')}
      </button>
      <button type="button" class="button" onClick={() => setAsking(false)}>
        {say('form-repeat-keep')}
      </button>
    </fieldset>
  );
}
