/** What speaks for and against two records being one. As doorstep/protocol/likeness/compare.py. */

import type { Column, ListDefinition, Matching } from '../../contract/package';
import { dayOfIso } from '../days';
import { compareNames, type Match, skeletonOf, soundOf, wordsOf } from './names';

type Kind = Matching | 'begin' | 'area';

const POINTS: Readonly<Record<Kind, Partial<Record<Match, number>>>> = {
  name: { same: 5, alike: 3, partly: 1, different: -4 },
  phone: { same: 4 },
  date: { same: 4, alike: 2, different: -5 },
  begin: { same: 4, alike: 2, different: -20 },
  age: { same: 1, different: -3 },
  place: { same: 1, different: -1 },
  household: { same: 2, different: -1 },
  id: { same: 8, different: -8 },
  area: { same: 1, different: -1 },
};

/** Points from which on people are asked. */
const LIKELY = 6;
const PHONE_DIGITS = 9;
const SHORTEST_PHONE = 7;
const NEAR_DAYS = 31;
const ANOTHER_DAYS = 182;
const NEAR_YEARS = 2;
const FAR_YEARS = 5;

/** What a record shares with others depends on: texts as they travel. */
export interface Compared {
  readonly label: string;
  readonly properties: Readonly<Record<string, string>>;
}

/** A record as far as it is compared: ISO dates. */
export interface Being extends Compared {
  readonly known: string;
  readonly area: string;
}

/** `property` is '' for the name and 'area' for where it is. */
export interface Reason {
  readonly property: string;
  readonly match: Match;
  readonly points: number;
}

export interface Likeness {
  readonly points: number;
  readonly reasons: readonly Reason[];
  readonly isLikely: boolean;
}

export function isCompared({ columns }: ListDefinition): boolean {
  return columns.some(({ match }) => match !== undefined);
}

export function likeness(list: ListDefinition, one: Being, other: Being): Likeness {
  const reasons = matchesOf(list, one, other).flatMap(([kind, property, match]) => {
    const points = POINTS[kind][match];
    return points === undefined ? [] : [{ property, match, points }];
  });
  const points = reasons.reduce((sum, reason) => sum + reason.points, 0);
  return { points, reasons, isLikely: points >= LIKELY };
}

/** Two records that share none of these are not compared. `n:` is a word of the name. */
export function keysOf(list: ListDefinition, being: Compared): Set<string> {
  const bones = soundsOf(list, being)
    .map((heard) => [...skeletonOf(heard)])
    .filter((bone) => bone.length > 1)
    .map((bone) => bone.slice(0, 2).join(''));
  const found = new Set(bones.map((bone) => `n:${bone}`));
  for (const { name, match } of list.columns) {
    const text = being.properties[name] ?? '';
    if (text === '') continue;
    if (match === 'date') for (const bone of bones) found.add(`d:${text.slice(0, 10)}:${bone}`);
    if (match === 'phone' && phoneOf(text).length >= SHORTEST_PHONE)
      found.add(`p:${phoneOf(text)}`);
    if (match === 'id' && plainOf(text) !== '') found.add(`i:${name}:${plainOf(text)}`);
  }
  return found;
}

/** The words of its name as they sound. */
export function soundsOf(list: ListDefinition, being: Compared): string[] {
  return nameWords(list, being).map(soundOf);
}

function nameWords({ columns }: ListDefinition, { label, properties }: Compared): string[] {
  const named = columns.filter(({ match }) => match === 'name');
  if (named.length === 0) return wordsOf(label);
  return wordsOf(named.map(({ name }) => properties[name] ?? '').join(' '));
}

function matchesOf(list: ListDefinition, one: Being, other: Being): [Kind, string, Match][] {
  const found: [Kind, string, Match][] = [];
  const [some, others] = [nameWords(list, one), nameWords(list, other)];
  if (some.length > 0 && others.length > 0) found.push(['name', '', compareNames(some, others)]);
  for (const column of list.columns) {
    const match = matchOf(column, one, other);
    const kind = column.begins ? 'begin' : column.match;
    if (kind && match) found.push([kind, column.name, match]);
  }
  if (one.area && other.area) found.push(['area', 'area', equal(one.area, other.area)]);
  return found;
}

function matchOf({ match, name, begins }: Column, one: Being, other: Being): Match | null {
  const its = one.properties[name] ?? '';
  const theirs = other.properties[name] ?? '';
  if (its === '' || theirs === '') return null;
  switch (match) {
    case undefined:
    case 'name':
      return null;
    case 'phone':
      return equal(phoneOf(its), phoneOf(theirs));
    case 'date':
      return (begins ? beginsMatch : datesMatch)(its.slice(0, 10), theirs.slice(0, 10));
    case 'age':
      return agesMatch([its, one.known], [theirs, other.known]);
    case 'place':
      return placesMatch(wordsOf(its), wordsOf(theirs));
    default:
      return equal(plainOf(its), plainOf(theirs));
  }
}

function equal(one: string, other: string): Match {
  return one === other ? 'same' : 'different';
}

function phoneOf(text: string): string {
  return text.replace(/[^0-9]/g, '').slice(-PHONE_DIGITS);
}

function plainOf(text: string): string {
  return wordsOf(text).join('');
}

function placesMatch(one: readonly string[], other: readonly string[]): Match {
  return ['same', 'alike'].includes(compareNames(one, other)) ? 'same' : 'different';
}

/** Near where it is a slip of the pen: one of its three numbers, or day and month swapped. */
function datesMatch(one: string, other: string): Match | null {
  const [day, its] = [dayOfIso(one), dayOfIso(other)];
  if (day === null || its === null) return null;
  if (one === other) return 'same';
  const [some, others] = [one.split('-'), other.split('-')];
  const slips = some.filter((part, at) => part !== others[at]).length;
  const swapped = some.join() === [others[0], others[2], others[1]].join();
  return Math.abs(day - its) <= NEAR_DAYS || slips === 1 || swapped ? 'alike' : 'different';
}

/** A day that is estimated may be months off; half a year apart it began another time. */
function beginsMatch(one: string, other: string): Match | null {
  const [day, its] = [dayOfIso(one), dayOfIso(other)];
  if (day === null || its === null) return null;
  if (Math.abs(day - its) > ANOTHER_DAYS) return 'different';
  const match = datesMatch(one, other);
  return match === 'different' ? null : match;
}

type Aged = readonly [age: string, known: string];

/** By the year of birth that they come to: an age was true when it was recorded. */
function agesMatch(one: Aged, other: Aged): Match | null {
  const born = [one, other].map(([age, known]) => {
    const isAge = /^[0-9]{1,3}$/.test(age) && /^[0-9]{4}-/.test(known);
    return isAge ? Number(known.slice(0, 4)) - Number(age) : Number.NaN;
  });
  const apart = Math.abs((born[0] ?? 0) - (born[1] ?? 0));
  if (apart <= NEAR_YEARS) return 'same';
  return apart > FAR_YEARS ? 'different' : null;
}
