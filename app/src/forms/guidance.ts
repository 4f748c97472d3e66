/**
 * More about a question, for whoever wants to read it (XLSForm `guidance_hint`). The form engine
 * leaves it out, so it is read from the form itself.
 */

import type { AnyLeafNode, RootNode } from './adapter';

/** By language ('' where the form has only one), then by the path of a question. */
type Guidance = ReadonlyMap<string, ReadonlyMap<string, string>>;

const kept = new WeakMap<RootNode, Guidance>();

/** Call when a form was opened. */
export function keepGuidance(root: RootNode, xml: string): void {
  if (xml.includes('form="guidance"')) kept.set(root, guidanceIn(xml));
}

/** In the form's language of now; '' for most questions. */
export function guidanceOf(node: AnyLeafNode): string {
  const root = node.root as RootNode;
  const guidance = kept.get(root);
  if (!guidance) return '';
  const path = node.currentState.reference.replace(/\[\d+\]/g, '');
  const { activeLanguage } = root.currentState;
  const [first] = guidance.values();
  return (guidance.get(activeLanguage.language) ?? first)?.get(path) ?? '';
}

function guidanceIn(xml: string): Guidance {
  const document = new DOMParser().parseFromString(xml, 'text/xml');
  const found = new Map<string, Map<string, string>>();
  for (const translation of document.getElementsByTagNameNS('*', 'translation')) {
    found.set(translation.getAttribute('lang') ?? '', textsIn(translation));
  }
  return found;
}

/** pyxform names a hint by the path of its question: "/data/group/question:hint". */
function textsIn(translation: Element): Map<string, string> {
  const found = new Map<string, string>();
  for (const value of translation.getElementsByTagNameNS('*', 'value')) {
    if (value.getAttribute('form') !== 'guidance') continue;
    const path = value.parentElement?.getAttribute('id')?.replace(/:hint$/, '');
    if (path && value.textContent) found.set(path, value.textContent);
  }
  return found;
}
