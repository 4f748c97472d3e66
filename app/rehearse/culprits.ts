/** Which expressions a form falls over: it is opened without any, then with one after another. */

import { instanceXml, openForm } from '../src/forms/adapter';
import type { FormFacts } from './request';

export interface Culprit {
  readonly question: string;
  /** The attribute of the question's bind: `calculate`, `relevant` and the like. */
  readonly column: string;
  readonly detail: string;
}

const EXPRESSIONS = ['relevant', 'constraint', 'required', 'readonly', 'calculate'];

/** What is wrong when the form is opened blank; null where it opens. */
async function failure(form: FormFacts, document: Document): Promise<string | null> {
  const xml = new XMLSerializer().serializeToString(document);
  try {
    const opened = await openForm({ xml, aboutPath: form.aboutPath, record: null, draft: null });
    await instanceXml(opened.root);
    return null;
  } catch (error) {
    return messageOf(error);
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

export async function culprits(form: FormFacts): Promise<Culprit[]> {
  const document = new DOMParser().parseFromString(form.xml, 'text/xml');
  const taken: { bind: Element; column: string; text: string }[] = [];
  for (const bind of document.getElementsByTagNameNS('*', 'bind')) {
    for (const column of EXPRESSIONS) {
      const text = bind.getAttribute(column);
      if (text === null) continue;
      taken.push({ bind, column, text });
      bind.removeAttribute(column);
    }
  }
  if ((await failure(form, document)) !== null) return [];
  const found: Culprit[] = [];
  for (const { bind, column, text } of taken) {
    bind.setAttribute(column, text);
    const detail = await failure(form, document);
    if (detail === null) continue;
    bind.removeAttribute(column);
    found.push({ question: bind.getAttribute('nodeset') ?? '', column, detail });
  }
  return found;
}
