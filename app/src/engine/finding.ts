/**
 * What a record is found by, as texts to look into: words begin after a blank, so that the beginning
 * of a word is enough. docs/adr/0052-found-by-name-sound-and-number.md says why no more is needed.
 */

import type { Choice, Column, ListDefinition } from '../contract/package';
import { skeletonOf, soundOf, wordsOf } from './likeness/names';

/** Words of the name as they are written, and as they sound. */
export interface Findable {
  readonly words: string;
  readonly sounds: string;
  /** Phones and numbers on papers. */
  readonly numbers: string;
}

type Properties = Readonly<Record<string, string>>;
type Choices = Readonly<Record<string, readonly Choice[]>>;

/** Shorter ones begin half of all names: of bones only whole words are looked for then. */
const SOUND = 3;
const BONES = 3;
/** Fewer digits are in every number. */
const DIGITS = 3;
/** The end of a phone number, which is the same with and without the country's code. */
const PHONE = 9;

export function inWords(words: readonly string[]): string {
  return words.map((word) => ` ${word}`).join('');
}

export function findable({ columns }: ListDefinition, label: string, its: Properties): Findable {
  const names = valuesOf(columns, its, ['name']);
  const words = [...new Set([label, ...names].flatMap(wordsOf))];
  const sounds = words.map(soundOf);
  return {
    words: inWords(words),
    sounds: `${inWords([...sounds, ...sounds.map((sound) => `~${skeletonOf(sound)}`)])} `,
    numbers: inWords(valuesOf(columns, its, ['phone', 'id']).map((text) => wordsOf(text).join(''))),
  };
}

/** Words of where it is: of the property that says so, in every language where it is a choice. */
export function placeWords(
  { columns }: ListDefinition,
  its: Properties,
  choices: Choices,
): string[] {
  const first = columns.find(({ type }) => type === 'text');
  const texts = columns
    .filter((column) => column.match === 'place' || column === first)
    .flatMap(({ name, choices: list }) => {
      const value = its[name] ?? '';
      const chosen = (choices[list ?? ''] ?? []).find((choice) => choice.name === value);
      return chosen ? Object.values(chosen.label) : [value];
    });
  return [...new Set(texts.flatMap(wordsOf))];
}

function valuesOf(
  columns: readonly Column[],
  its: Properties,
  kinds: readonly Column['match'][],
): string[] {
  const matched = columns.filter(({ match }) => match && kinds.includes(match));
  return matched.map(({ name }) => its[name] ?? '').filter(Boolean);
}

/** A word that somebody typed, in all ways in which it may be meant. '' is looked for nowhere. */
export interface Sought {
  readonly word: string;
  readonly sound: string;
  readonly bones: string;
  readonly digits: string;
}

/** A number typed in parts is one number; more than this many words nobody types. */
const MOST = 6;

export function sought(typed: string): Sought[] {
  const joined = typed.replace(/(?<=\d)[\s.()+-]+(?=\d)/g, '');
  return wordsOf(joined).slice(0, MOST).map(soughtWord);
}

function soughtWord(word: string): Sought {
  const sound = soundOf(word);
  const bones = skeletonOf(sound);
  const digits = /^\d+$/.test(word) ? word.replace(/^0+/, '').slice(-PHONE) : word;
  return {
    word: ` ${word}`,
    sound: sound.length >= SOUND ? ` ${sound}` : '',
    bones: bones.length >= BONES ? ` ~${bones}` : bones.length > 1 ? ` ~${bones} ` : '',
    digits: digits.length >= DIGITS && /\d/.test(digits) ? digits : '',
  };
}

/** Where a word was found, the surest first. */
export type Where = 'name' | 'number' | 'place' | 'sound';

interface Line extends Findable {
  readonly around: string;
}

export function whereFound(line: Line, { word, digits }: Sought): Where {
  if (line.words.includes(word)) return 'name';
  if (digits !== '' && line.numbers.includes(digits)) return 'number';
  if (line.around.includes(word)) return 'place';
  return 'sound';
}
