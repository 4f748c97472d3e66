/**
 * What was typed into a number box and is no number. The form engine cannot hold it, so it would
 * look blank, and in an optional question get lost without a word.
 */

import { type Signal, signal } from '@preact/signals';
import type { AnyLeafNode } from './adapter';

const typed = new WeakMap<AnyLeafNode, Signal<boolean>>();

function stateOf(node: AnyLeafNode): Signal<boolean> {
  const state = typed.get(node) ?? signal(false);
  typed.set(node, state);
  return state;
}

export function isMisfit(node: AnyLeafNode): boolean {
  return stateOf(node).value;
}

export function setMisfit(node: AnyLeafNode, misfit: boolean): void {
  stateOf(node).value = misfit;
}

/** The question may not stay as it is. */
export function isFaulty(node: AnyLeafNode): boolean {
  return isMisfit(node) || node.validationState.violation !== null;
}
