/** Answers one question, as a person would who tries everything once. */

import {
  type AnyInputNode,
  type AnyLeafNode,
  type AnyRangeNode,
  type RankNode,
  type SelectNode,
  setText,
  type TriggerNode,
  type UploadNode,
} from '../src/forms/adapter';
import { stepsOf } from '../src/forms/steps';
import type { Chance } from './chance';
import type { Hints } from './hints';
import type { Memory } from './memory';
import { around, dates, decimals, integers, moments, places, texts } from './values';

export interface Rehearsal {
  readonly hints: Hints;
  readonly today: string;
  /** CSV that forms read. */
  readonly tables: Readonly<Record<string, string>>;
  readonly chance: Chance;
  readonly memory: Memory;
}

/** The path of a question, without the numbers of repeats. */
export function pathOf(node: AnyLeafNode): string {
  return node.currentState.reference.replace(/\[\d+\]/g, '');
}

/** Whether an answer was given. */
export function answer(node: AnyLeafNode, rehearsal: Rehearsal): boolean {
  if (node.nodeType === 'select') return select(node, rehearsal);
  if (node.nodeType === 'input') return input(node, rehearsal);
  if (node.nodeType === 'upload') return upload(node, rehearsal);
  if (node.nodeType === 'range') return range(node, rehearsal);
  if (node.nodeType === 'rank') return rank(node, rehearsal);
  if (node.nodeType === 'trigger') return trigger(node, rehearsal);
  return false;
}

function isRefused(node: AnyLeafNode): boolean {
  return node.validationState.violation?.condition === 'constraint';
}

/** Tries values until the form takes one: those used least first, of these the ones around what
 * the question itself is compared with. */
function tryEach<T>(
  node: AnyLeafNode,
  values: readonly T[],
  set: (value: T) => void,
  { memory, chance, hints }: Rehearsal,
): boolean {
  const path = pathOf(node);
  const near = new Set(around(hints.compared.get(path) ?? []));
  const rank = (value: T) =>
    memory.uses(path, String(value)) * 2 - (near.has(String(value)) ? 1 : 0);
  for (const value of chance.shuffled(values).sort((a, b) => rank(a) - rank(b))) {
    set(value);
    if (isRefused(node)) {
      memory.refuse(path, String(value));
      continue;
    }
    memory.use(path, String(value));
    memory.fits(path);
    return true;
  }
  if (values.length > 0 && !memory.hasFit(path)) {
    memory.fault('no-answer', path, String(values.length));
  }
  return false;
}

function select(node: SelectNode, rehearsal: Rehearsal): boolean {
  const choices = node.currentState.valueOptions.map(({ value }) => value);
  rehearsal.memory.offer(pathOf(node), choices);
  const single = (value: string) => node.selectValues([value]);
  if (node.selectType === 'select1') return tryEach(node, choices, single, rehearsal);
  return selectSome(node, choices, rehearsal) || tryEach(node, choices, single, rehearsal);
}

/** Several choices at once, now and then. */
function selectSome(
  node: SelectNode,
  choices: readonly string[],
  { memory, chance }: Rehearsal,
): boolean {
  const some = choices.filter(() => chance.below(3) === 0);
  if (some.length < 2 || chance.below(2) === 0) return false;
  node.selectValues(some);
  if (isRefused(node)) return false;
  for (const choice of some) memory.use(pathOf(node), choice);
  memory.fits(pathOf(node));
  return true;
}

/** A file, named as the app names them; what is in it no form can see. */
const PICTURE = new File(['-'], `${'0'.repeat(64)}.jpg`, { type: 'image/jpeg' });

function upload(node: UploadNode, rehearsal: Rehearsal): boolean {
  if (!node.currentState.required && rehearsal.chance.below(2) === 0) return false;
  return tryEach(node, [PICTURE], (file) => node.setValue(file), rehearsal);
}

function range(node: AnyRangeNode, rehearsal: Rehearsal): boolean {
  return tryEach(node, stepsOf(node).values(), (text) => setText(node, text), rehearsal);
}

function rank(node: RankNode, rehearsal: Rehearsal): boolean {
  const order = rehearsal.chance.shuffled(node.currentState.valueOptions);
  const values = order.map(({ value }) => value);
  return tryEach(node, [values], (some) => node.setValues(some), rehearsal);
}

function trigger(node: TriggerNode, rehearsal: Rehearsal): boolean {
  if (!node.currentState.required && rehearsal.chance.below(2) === 0) return false;
  return tryEach(node, [true], (on) => node.setValue(on), rehearsal);
}

function input(node: AnyInputNode, rehearsal: Rehearsal): boolean {
  const set = (text: string | null) => setText(node, text);
  if (!node.currentState.required && rehearsal.chance.below(4) === 0) return false;
  const given = tryEach(node, candidates(node, rehearsal), set, rehearsal);
  if (!given) set(node.valueType === 'string' ? '' : null);
  return given;
}

function candidates(node: AnyInputNode, { hints, today, chance }: Rehearsal): string[] {
  switch (node.valueType) {
    case 'int':
      return integers(hints);
    case 'decimal':
      return decimals(hints);
    case 'date':
      return dates(hints, today);
    case 'dateTime':
      return moments(hints, today);
    case 'time':
      return ['12:00', '00:00', '23:59'];
    case 'geopoint':
      return places(1);
    case 'geotrace':
      return places(3);
    case 'geoshape':
      return places(3).map((text) => `${text};${text.split(';')[0]}`);
    case 'barcode':
    case 'string':
      return texts(hints, hints.patterns.get(pathOf(node)) ?? [], chance);
    default:
      return [];
  }
}
