/**
 * A form as pages: each top-level group is one, each top-level question outside of groups too. Of
 * what can be there several times each one is a page, and after them comes one to add another.
 */

import {
  type AnyLeafNode,
  type GeneralChildNode,
  isLeaf,
  isRepeat,
  type RepeatInstanceNode,
  type RepeatRangeNode,
  type RootNode,
} from './adapter';
import { isFaulty } from './misfit';

export type PageNode = GeneralChildNode | RepeatInstanceNode;

export interface Page {
  readonly node: PageNode;
  /** What it stands under at the top of the form. */
  readonly top: GeneralChildNode;
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
  if (node.nodeType === 'repeat-range:controlled') {
    return node.currentState.children.some(hasShown);
  }
  return node.nodeType !== 'group' || node.currentState.children.some(isShown);
}

function hasShown(instance: RepeatInstanceNode): boolean {
  return instance.currentState.relevant && instance.currentState.children.some(isShown);
}

/** Those of a repeat that are relevant and ask something. */
export function instancesOf(repeat: RepeatRangeNode): readonly RepeatInstanceNode[] {
  return repeat.currentState.children.filter(hasShown);
}

function page(node: PageNode, top: GeneralChildNode): Page {
  return { node, top, reference: node.currentState.reference };
}

function pagesUnder(top: GeneralChildNode): Page[] {
  if (!isRepeat(top)) return [page(top, top)];
  const each = instancesOf(top).map((instance) => page(instance, top));
  return top.nodeType === 'repeat-range:uncontrolled' ? [...each, page(top, top)] : each;
}

/** Pages that are relevant now. `hidden` is the question that names the record: it is answered. */
export function pagesOf(root: RootNode, hidden: string | null): Page[] {
  return root.currentState.children
    .filter((node) => isShown(node) && node.currentState.reference !== hidden)
    .flatMap(pagesUnder);
}

/** How far `page` is among all pages, relevant or not: so the number of pages never changes. */
export function placeOf(root: RootNode, hidden: string | null, page: Page | undefined) {
  const all = root.currentState.children.filter(
    (node) => hasControl(node) && node.currentState.reference !== hidden,
  );
  return { at: page ? all.indexOf(page.top) : all.length, of: all.length };
}

/** The relevant children of a group or of one of several, or the question itself. */
export function shownNodes(node: PageNode): readonly GeneralChildNode[] {
  if (node.nodeType === 'group' || node.nodeType === 'repeat-instance') {
    return node.currentState.children.filter(isShown);
  }
  return [node];
}

/** All relevant questions on a page, inside groups too. The page to add another one has none. */
export function questionsOn(node: PageNode): AnyLeafNode[] {
  if (isRepeat(node)) return [];
  return shownNodes(node).flatMap((item): AnyLeafNode[] => {
    if (isRepeat(item)) return instancesOf(item).flatMap(questionsOn);
    if (item.nodeType === 'group') return questionsOn(item);
    return isLeaf(item) ? [item] : [];
  });
}

/** Questions on the page that may not stay as they are. */
export function faultyOn(node: PageNode): AnyLeafNode[] {
  return questionsOn(node).filter(isFaulty);
}
