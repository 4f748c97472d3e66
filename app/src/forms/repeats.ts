/** What can be there several times: its name, adding one, taking one away. */

import { say } from '../ui/words';
import {
  isRepeat,
  type RepeatInstanceNode,
  type RepeatRangeNode,
  type RepeatRangeUncontrolledNode,
} from './adapter';
import { questionsOn } from './pages';

/** "Child 2", or "Child 2: Juma" once a name was written: the first text of it. */
export function nameOf(instance: RepeatInstanceNode): string {
  const { label, children } = instance.parent.currentState;
  const number = children.indexOf(instance) + 1;
  const what = label?.asString.trim() || say('form-repeat');
  const named = questionsOn(instance).find(
    ({ nodeType, valueType }) => nodeType === 'input' && valueType === 'string',
  );
  const name = named?.currentState.instanceValue ?? '';
  return say(name === '' ? 'form-repeat-one' : 'form-repeat-named', { what, number, name });
}

/** People may add and remove; else the form itself says how many there are. */
export function isOpen(repeat: RepeatRangeNode): repeat is RepeatRangeUncontrolledNode {
  return repeat.nodeType === 'repeat-range:uncontrolled';
}

/** Null where the form says how many there are. */
export function removerOf(instance: RepeatInstanceNode): (() => void) | null {
  const { parent } = instance;
  if (!isRepeat(parent) || !isOpen(parent)) return null;
  return () => {
    parent.removeInstances(parent.currentState.children.indexOf(instance));
  };
}
