import type { ComponentChild } from 'preact';
import type { FormText, Markdown } from './adapter';

/** What an author may use in a label. Anything else is shown as its text, never as markup. */
const ALLOWED = new Set(['em', 'strong', 'u', 'p', 'ul', 'ol', 'li', 'br']);

function shown(node: Markdown): ComponentChild {
  switch (node.role) {
    case 'child':
      return node.value;
    case 'line-break':
      return <br />;
    case 'html':
      return node.unsafeHtml.replace(/<[^>]*>/g, '');
    default: {
      const Name = ALLOWED.has(node.elementName) ? (node.elementName as 'em') : 'span';
      return <Name>{node.children.map(shown)}</Name>;
    }
  }
}

/** A label or hint, with its emphasis. */
export function RichText({ text }: { readonly text: FormText | null | undefined }) {
  return <>{text?.formatted.map(shown)}</>;
}
