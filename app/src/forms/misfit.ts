/**
 * What was begun and is no answer: a number that is none, a way of one point, a signature that nobody
 * kept. The form engine cannot hold it, so it would look blank, and in an optional question get lost
 * without a word.
 */

import { type Signal, signal } from '@preact/signals';
import type { AnyLeafNode } from './adapter';

/** What people are told of it: the end of a word's name in the locales. */
export type MisfitKind =
  | 'whole-number'
  | 'number'
  | 'year'
  | 'trace'
  | 'shape'
  | 'drawing'
  | 'degrees';

const begun = new WeakMap<AnyLeafNode, Signal<MisfitKind | null>>();

function stateOf(node: AnyLeafNode): Signal<MisfitKind | null> {
  const state = begun.get(node) ?? signal(null);
  begun.set(node, state);
  return state;
}

/** Null where the answer is one, or blank. */
export function misfitOf(node: AnyLeafNode): MisfitKind | null {
  return stateOf(node).value;
}

export function setMisfit(node: AnyLeafNode, misfit: MisfitKind | null): void {
  stateOf(node).value = misfit;
}

/** The question may not stay as it is. */
export function isFaulty(node: AnyLeafNode): boolean {
  return misfitOf(node) !== null || node.validationState.violation !== null;
}
