/** A form as pages: each top-level group is one, each top-level question outside of groups too. */

import { type AnyLeafNode, type GeneralChildNode, isLeaf, type RootNode } from './adapter';
import { isFaulty } from './misfit';

export interface Page {
  readonly node: GeneralChildNode;
  /** Names the page for good, also when pages before it come and go. */
  readonly reference: string;
}

/** Calculations and metadata have no control. */
function hasControl(node: GeneralChildNode): boolean {
  if (node.nodeType === 'group') return node.currentState.children.some(hasControl);
  return node.nodeType !== 'model-value';
}

function isShown(node: GeneralChildNode): boolean {
  if (!node.currentState.relevant || !hasControl(node)) return false;
  return node.nodeType !== 'group' || node.currentState.children.some(isShown);
}

/** Pages that are relevant now. `hidden` is the question that names the record: it is answered. */
export function pagesOf(root: RootNode, hidden: string | null): Page[] {
  return root.currentState.children
    .filter((node) => isShown(node) && node.currentState.reference !== hidden)
    .map((node) => ({ node, reference: node.currentState.reference }));
}

/** How far `page` is among all pages, relevant or not: so the number of pages never changes. */
export function placeOf(root: RootNode, hidden: string | null, page: Page | undefined) {
  const all = root.currentState.children.filter(
    (node) => hasControl(node) && node.currentState.reference !== hidden,
  );
  return { at: page ? all.indexOf(page.node) : all.length, of: all.length };
}

/** The relevant children of a group, or the question itself. */
export function shownNodes(node: GeneralChildNode): readonly GeneralChildNode[] {
  return node.nodeType === 'group' ? node.currentState.children.filter(isShown) : [node];
}

/** All relevant questions on a page, inside groups too. */
export function questionsOn(node: GeneralChildNode): AnyLeafNode[] {
  return shownNodes(node).flatMap((item): AnyLeafNode[] => {
    if (item.nodeType === 'group') return questionsOn(item);
    return isLeaf(item) ? [item] : [];
  });
}

/** Questions on the page that may not stay as they are. */
export function faultyOn(node: GeneralChildNode): AnyLeafNode[] {
  return questionsOn(node).filter(isFaulty);
}
