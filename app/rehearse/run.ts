/** One walk through a form: every question that comes up is answered, then it is sent. */

import {
  type AnyLeafNode,
  type AnyNode,
  instanceXml,
  isLeaf,
  isRepeat,
  type OpenForm,
} from '../src/forms/adapter';
import { answer, pathOf, type Rehearsal } from './answering';
import type { Filled } from './request';

const MOST_STEPS = 2000;

/** Every leaf with a control, in the order of the form. */
export function leaves(node: AnyNode): AnyLeafNode[] {
  if (isLeaf(node)) return node.nodeType === 'model-value' ? [] : [node];
  const children = node.currentState.children as readonly AnyNode[];
  return children.flatMap(leaves);
}

/** One more of what can be there several times, now and then. */
function addSome(node: AnyNode, { chance }: Pick<Rehearsal, 'chance'>): void {
  if (isLeaf(node)) return;
  if (isRepeat(node) && node.nodeType === 'repeat-range:uncontrolled' && chance.below(3) === 0) {
    node.addInstances();
  }
  for (const child of node.currentState.children as readonly AnyNode[]) addSome(child, { chance });
}

function isBlank(node: AnyLeafNode): boolean {
  return node.currentState.instanceValue === '';
}

function isAsked(node: AnyLeafNode): boolean {
  return node.currentState.relevant && node.nodeType !== 'note';
}

/** A required question that is left open must hold the form up. */
function checkRequired(node: AnyLeafNode, { memory }: Rehearsal): void {
  const { required, readonly } = node.currentState;
  if (!required || !isBlank(node)) return;
  if (node.validationState.violation === null) memory.fault('not-refused', pathOf(node), '');
  else if (readonly) memory.fault('stuck', pathOf(node), '');
}

/** Null where the form does not let itself be finished. */
export async function run(
  form: OpenForm,
  record: string | null,
  hidden: string | null,
  rehearsal: Rehearsal,
): Promise<Filled | null> {
  const { memory } = rehearsal;
  const seen = new Set<string>();
  const given = new Set<AnyLeafNode>();
  addSome(form.root, rehearsal);
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const next = leaves(form.root).find(
      (node) => isAsked(node) && !seen.has(node.currentState.reference),
    );
    if (!next) break;
    seen.add(next.currentState.reference);
    memory.reached.add(pathOf(next));
    checkRequired(next, rehearsal);
    const fixed = next.currentState.readonly || next.currentState.reference === hidden;
    if (!fixed && answer(next, rehearsal)) given.add(next);
  }
  for (const node of leaves(form.root)) {
    memory.questions.add(pathOf(node));
    if (node.currentState.relevant) memory.reached.add(pathOf(node));
  }
  const wrong = leaves(form.root).filter((node) => node.validationState.violation !== null);
  for (const note of wrong.filter(({ nodeType }) => nodeType === 'note')) {
    memory.fault('stuck', pathOf(note), '');
  }
  if (wrong.length > 0) return null;
  const answered = [...given].filter((node) => node.currentState.relevant && !isBlank(node));
  return { xml: await instanceXml(form.root), record, answered: answered.map(pathOf) };
}
