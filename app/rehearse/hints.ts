/** What a form's own expressions compare with: answers around those values reach every branch. */

export interface Hints {
  readonly numbers: readonly number[];
  /** By path of a question, the numbers that it is itself compared with. */
  readonly compared: ReadonlyMap<string, readonly number[]>;
  readonly texts: readonly string[];
  readonly dates: readonly string[];
  /** By path of a question, the patterns that its constraint wants. */
  readonly patterns: ReadonlyMap<string, readonly string[]>;
}

const EXPRESSIONS = ['constraint', 'relevant', 'calculate', 'required', 'readonly'];
const REGEX = /regex\(\s*\.\s*,\s*(?:'([^']*)'|"([^"]*)")/g;
const QUOTED = /'([^']*)'|"([^"]*)"/g;
const COMPARISON = /(\/[\w/.-]+)\s*(?:!=|[<>]=?|=)\s*(\d+(?:\.\d+)?)/g;
const NUMBER = /(?<![\w.[/-])\d+(?:\.\d+)?(?![\w\]])/g;
const ISO = /^\d{4}-\d{2}-\d{2}$/;

function quoted(pattern: RegExp, text: string): string[] {
  return [...text.matchAll(pattern)].map((match) => match[1] ?? match[2] ?? '');
}

function addComparisons(text: string, compared: Map<string, number[]>): void {
  for (const [, path = '', number] of text.matchAll(COMPARISON)) {
    compared.set(path, [...(compared.get(path) ?? []), Number(number)]);
  }
}

export function hintsOf(xml: string): Hints {
  const numbers = new Set<number>();
  const texts = new Set<string>();
  const patterns = new Map<string, string[]>();
  const compared = new Map<string, number[]>();
  const document = new DOMParser().parseFromString(xml, 'text/xml');
  for (const bind of document.getElementsByTagNameNS('*', 'bind')) {
    for (const name of EXPRESSIONS) {
      const text = bind.getAttribute(name) ?? '';
      const wanted = quoted(REGEX, text);
      if (wanted.length > 0) patterns.set(bind.getAttribute('nodeset') ?? '', wanted);
      for (const word of quoted(QUOTED, text)) texts.add(word);
      addComparisons(text, compared);
      for (const match of text.replace(QUOTED, '').matchAll(NUMBER)) numbers.add(Number(match[0]));
    }
  }
  const words = [...texts];
  return {
    numbers: [...numbers],
    compared,
    texts: words.filter((word) => word.trim() !== '' && !ISO.test(word)),
    dates: words.filter((word) => ISO.test(word)),
    patterns,
  };
}
