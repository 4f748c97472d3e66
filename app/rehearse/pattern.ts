/** Texts that fit a regular expression of the plain kind that forms use for phones and codes. */

import type { Chance } from './chance';

const CLASSES: Readonly<Record<string, string>> = { d: '0-9', w: 'A-Za-z0-9_', s: ' ' };
const QUANTIFIERS: Readonly<Record<string, readonly [number, number]>> = {
  '?': [0, 1],
  '*': [0, 3],
  '+': [1, 4],
};

function lettersOf(body: string): string {
  const spread = body.replace(/\\([dws])/g, (_, name: string) => CLASSES[name] ?? '');
  let letters = '';
  for (let at = 0; at < spread.length; at += 1) {
    if (spread[at] === '\\') at += 1;
    const [from, dash, to] = [spread[at], spread[at + 1], spread[at + 2]];
    if (from === undefined) continue;
    if (dash !== '-' || to === undefined) letters += from;
    else {
      for (let code = from.charCodeAt(0); code <= to.charCodeAt(0); code += 1) {
        letters += String.fromCharCode(code);
      }
      at += 2;
    }
  }
  return letters;
}

const PART =
  /(\((?:\?:)?(?<group>[^()]*)\)|\[(?<set>(?:\\.|[^\]])*)\]|\\(?<escaped>.)|(?<any>\.)|(?<plain>[^\\()[\]]))(?<times>[?*+]|\{\d+(?:,\d*)?\})?/gy;

function rangeOf(times: string | undefined): readonly [number, number] {
  if (times === undefined) return [1, 1];
  const [least = '1', most] = times.replace(/[{}]/g, '').split(',');
  return (
    QUANTIFIERS[times] ?? [Number(least), most === '' ? Number(least) + 3 : Number(most ?? least)]
  );
}

function partOf(groups: Readonly<Record<string, string | undefined>>, chance: Chance): string {
  const { group, set, escaped, any, plain } = groups;
  if (group !== undefined) return sampleOf(group, chance);
  if (set !== undefined) {
    const letters = set.startsWith('^') ? 'Ab3 ' : lettersOf(set);
    return chance.one([...letters]) ?? '';
  }
  if (escaped !== undefined) return chance.one([...lettersOf(`\\${escaped}`)]) ?? '';
  return any === undefined ? (plain ?? '') : 'x';
}

/** One try: whether it fits is for the form engine to say. */
export function sampleOf(pattern: string, chance: Chance): string {
  const branch = chance.one(pattern.split(/\|(?![^(]*\))/)) ?? '';
  const bare = branch.replace(/^\^/, '').replace(/(?<!\\)\$$/, '');
  let text = '';
  for (const match of bare.matchAll(PART)) {
    const [least, most] = rangeOf(match.groups?.['times']);
    const times = least + chance.below(most - least + 1);
    for (let count = 0; count < times; count += 1) text += partOf(match.groups ?? {}, chance);
  }
  return text;
}
