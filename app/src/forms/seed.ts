import type { FormSource } from './source';

function childNamed(parent: Element, name: string): Element | undefined {
  return [...parent.children].find((item) => item.localName === name);
}

/** The form's own instance: the first one in its model. */
function primaryInstance(document: Document): Element | undefined {
  const instances = document.getElementsByTagNameNS('*', 'instance');
  return instances[0]?.firstElementChild ?? undefined;
}

/**
 * The form with the record already named. It is written into the instance before the engine sees
 * it, because a default on a question that is not yet relevant would never be applied.
 */
export function seeded({ xml, aboutPath, record, begunFrom }: FormSource): string {
  const answered = aboutPath !== null && record ? { path: aboutPath, id: record.id } : begunFrom;
  if (!answered) return xml;
  const document = new DOMParser().parseFromString(xml, 'text/xml');
  const root = primaryInstance(document);
  const steps = answered.path.split('/').slice(2);
  const question = steps.reduce<Element | undefined>(
    (found, name) => found && childNamed(found, name),
    root,
  );
  if (!question) return xml;
  question.textContent = answered.id;
  return new XMLSerializer().serializeToString(document);
}
