/**
 * A reader of filled XForm instances. Web workers have no DOMParser, so the engine brings its own.
 * Names lose their prefix: forms differ in how they prefix `meta` and `entity`.
 */

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Own text, without that of children. */
  readonly text: string;
}

interface Open {
  readonly name: string;
  readonly tag: string;
  readonly attributes: Record<string, string>;
  readonly children: XmlElement[];
  text: string;
}

const NAME = String.raw`[^\s<>/=&"']+`;
const TOKEN = new RegExp(
  [
    String.raw`<!--[\s\S]*?-->`,
    String.raw`<\?[\s\S]*?\?>`,
    String.raw`<!\[CDATA\[(?<cdata>[\s\S]*?)\]\]>`,
    String.raw`</(?<close>${NAME})\s*>`,
    String.raw`<(?<open>${NAME})(?<attributes>(?:\s+${NAME}\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(?<empty>/?)>`,
    '(?<text>[^<]+)',
    '(?<bad><)',
  ].join('|'),
  'g',
);
const ATTRIBUTE = new RegExp(String.raw`(${NAME})\s*=\s*(?:"([^"]*)"|'([^']*)')`, 'g');
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

export class XmlError extends Error {}

function character(reference: string, code: string): string {
  if (!code.startsWith('#')) {
    const named = NAMED[code];
    if (named === undefined) throw new XmlError(`unknown entity ${reference}`);
    return named;
  }
  const hex = code[1] === 'x';
  return String.fromCodePoint(Number.parseInt(code.slice(hex ? 2 : 1), hex ? 16 : 10));
}

function decode(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&([^;\s]*);/g, (reference, code: string) => character(reference, code));
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function attributesOf(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = '', double, single] of text.matchAll(ATTRIBUTE)) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) {
      found[localName(name)] = decode(double ?? single ?? '');
    }
  }
  return found;
}

function openElement(tag: string, attributes: string): Open {
  return {
    name: localName(tag),
    tag,
    attributes: attributesOf(attributes),
    children: [],
    text: '',
  };
}

function closeElement(stack: Open[], tag: string): void {
  const closed = stack.pop();
  const parent = stack.at(-1);
  if (closed?.tag !== tag || !parent) throw new XmlError(`</${tag}> closes nothing`);
  parent.children.push(closed);
}

function take(stack: Open[], groups: Record<string, string | undefined>): void {
  const top = stack.at(-1);
  if (!top || groups['bad']) throw new XmlError('not well-formed');
  if (groups['cdata'] !== undefined) top.text += groups['cdata'];
  else if (groups['text'] !== undefined) top.text += decode(groups['text']);
  else if (groups['close']) closeElement(stack, groups['close']);
  else if (groups['open']) {
    stack.push(openElement(groups['open'], groups['attributes'] ?? ''));
    if (groups['empty']) closeElement(stack, groups['open']);
  }
}

/** The root element. Throws XmlError when the text is not well-formed. */
export function parseXml(text: string): XmlElement {
  const document: Open = { name: '', tag: '', attributes: {}, children: [], text: '' };
  const stack = [document];
  for (const match of text.matchAll(TOKEN)) take(stack, match.groups ?? {});
  const root = document.children[0];
  if (stack.length !== 1 || !root || document.children.length !== 1) {
    throw new XmlError('not one element');
  }
  return root;
}

export function child(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((item) => item.name === name);
}

/** All elements at an absolute path ("/data/danger/danger_signs"), in document order. */
export function elementsAt(root: XmlElement, path: string): XmlElement[] {
  const [first, ...rest] = path.split('/').slice(1).map(localName);
  if (first !== root.name) return [];
  return rest.reduce<XmlElement[]>(
    (found, name) => found.flatMap((item) => item.children.filter((c) => c.name === name)),
    [root],
  );
}

/** A text as it stands between tags. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
