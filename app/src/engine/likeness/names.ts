/** Names as they sound. The same as doorstep/protocol/likeness/names.py. */

const LETTERS: Readonly<Record<string, string>> = {
  ...{ ɓ: 'b', ɗ: 'd', ɖ: 'd', ƙ: 'k', ŋ: 'ng', ɲ: 'ny', ɛ: 'e', ɔ: 'o' },
  ...{ ƴ: 'y', ǝ: 'e', ə: 'e', ƒ: 'f', ɣ: 'g', ʋ: 'v', ı: 'i', ß: 'ss' },
  ...{ œ: 'oe', æ: 'ae', ø: 'o', ł: 'l' },
};
const SPECIAL = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g');
const PLAIN = /^[a-z0-9 .,-]*$/;
const QUOTES = /['’ʼʻ`´ʾʿ]/g;

/** In this order; the sound of ch and sh is written x. */
const SOUNDS: readonly (readonly [spelling: RegExp, sound: string])[] = [
  [/x/g, 's'],
  [/ph/g, 'f'],
  [/tch|tsh|sch|ch|sh/g, 'x'],
  [/dj/g, 'j'],
  [/gn/g, 'ny'],
  [/kh|ck|qu|q/g, 'k'],
  [/c(?=[eiy])/g, 's'],
  [/c/g, 'k'],
  [/ou(?=[aeiouy])/g, 'w'],
  [/ou|oo/g, 'u'],
  [/ee/g, 'i'],
  [/[ae][iy]/g, 'e'],
  [/ie$/g, 'i'],
  [/y(?![aeiou])/g, 'i'],
  [/i(?=[aeou])/g, 'y'],
  [/h/g, ''],
  [/z/g, 's'],
  [/v/g, 'f'],
  [/n(?=[bp])/g, 'm'],
  [/(.)\1+/gu, '$1'],
  [/(?<=..[^aeiou])e$/gu, ''],
];

const VOWELS = /[aeiou]/g;
const LONG = 5;
const VERY_LONG = 8;
const SHORT_FORM = 4;
const BONES = 3;

export type Match = 'different' | 'partly' | 'alike' | 'same';

/** Small letters without marks; what is neither letter nor digit parts words. */
export function wordsOf(name: string): string[] {
  const small = name.toLowerCase();
  if (PLAIN.test(small)) return small.match(/[a-z0-9]+/g) ?? []; // most are, and it is quicker
  const plain = small.normalize('NFKD');
  const spelt = plain.replace(SPECIAL, (letter) => LETTERS[letter] ?? letter).replace(QUOTES, '');
  return spelt.replace(/\p{M}/gu, '').match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Names come again and again: words that are not worked out anew. */
const KEPT = 50_000;

function kept(work: (word: string) => string): (word: string) => string {
  const known = new Map<string, string>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    if (known.size >= KEPT) known.clear();
    const found = work(word);
    known.set(word, found);
    return found;
  };
}

export const soundOf = kept((word) => {
  return SOUNDS.reduce((text, [spelling, its]) => text.replace(spelling, its), word) || word;
});

/** What stays when vowels are unsure, and l and r are one. */
export const skeletonOf = kept((heard) => {
  const [first = '', ...rest] = heard;
  const start = first.replace(VOWELS, 'a');
  return (start + rest.join('').replace(VOWELS, '')).replaceAll('l', 'r');
});

/** Two names as words. The order of the words does not matter; a word may be missing. */
export function compareNames(one: readonly string[], other: readonly string[]): Match {
  if (soundOf(one.join('')) === soundOf(other.join(''))) return 'same';
  const [fewer, more] = bySize(one.map(soundOf), other.map(soundOf));
  const [unmet, rest] = pairOff(fewer, more, (word, its) => word === its);
  const [unlike] = pairOff(unmet, rest, isAlike);
  const same = fewer.length - unmet.length;
  if (unmet.length === 0 && (same > 1 || more.length === 1)) return 'same';
  if (unlike.length === 0 || (same > 1 && unlike.length === 1)) return 'alike';
  return same > 0 ? 'partly' : 'different';
}

/** Of sounds: whether another name may be like this one. Each word is compared once. */
export function meeting(name: readonly string[]): (other: readonly string[]) => boolean {
  const whole = name.join('');
  const known = new Map<string, boolean>();
  const meets = (its: string) => {
    const found = known.get(its) ?? name.some((word) => word === its || isAlike(word, its));
    known.set(its, found);
    return found;
  };
  return (other) => other.join('') === whole || other.some(meets);
}

function bySize(one: string[], other: string[]): [string[], string[]] {
  if (one.length !== other.length) return one.length < other.length ? [one, other] : [other, one];
  return one.join(' ') <= other.join(' ') ? [one, other] : [other, one];
}

/** What is left of both when each word has taken the first that matches it. */
function pairOff(
  some: readonly string[],
  others: readonly string[],
  matches: (word: string, other: string) => boolean,
): [string[], string[]] {
  const rest = [...others];
  const unmet = some.filter((word) => {
    const at = rest.findIndex((other) => matches(word, other));
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
  return [unmet, rest];
}

const LETTERS_ONLY = /^\p{L}+$/u;

/** An initial, a short form, other vowels, or a slip of the pen. */
function isAlike(one: string, other: string): boolean {
  if (!LETTERS_ONLY.test(one) || !LETTERS_ONLY.test(other)) return one === other;
  const [some, others] = [[...one], [...other]];
  const least = Math.min(some.length, others.length);
  if (some.slice(0, least).join('') === others.slice(0, least).join('')) {
    if (least === 1 || least >= SHORT_FORM) return true;
  }
  const bones = skeletonOf(one);
  if ([...bones].length >= BONES && bones === skeletonOf(other)) return true;
  const longest = Math.max(some.length, others.length);
  const slips = Number(longest >= LONG) + Number(longest >= VERY_LONG);
  return slips > 0 && distance(some, others) <= slips;
}

/** Letters that are left out, put in, exchanged, or swapped with their neighbour. */
function distance(one: readonly string[], other: readonly string[]): number {
  let before: number[] = [];
  let last = [0, ...other.map((_, place) => place + 1)];
  one.forEach((letter, at) => {
    const row = [at + 1];
    other.forEach((its, place) => {
      const exchanged = (last[place] ?? 0) + Number(letter !== its);
      const best = Math.min((last[place + 1] ?? 0) + 1, (row[place] ?? 0) + 1, exchanged);
      const swapped = at > 0 && place > 0 && one[at - 1] === its && letter === other[place - 1];
      row.push(swapped ? Math.min(best, (before[place - 1] ?? 0) + 1) : best);
    });
    [before, last] = [last, row];
  });
  return last[other.length] ?? 0;
}
