import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { happenedAt, isoOfMoment } from '../../src/engine/days';
import { recordedValue, shownValue, typedValue } from '../../src/engine/values';

function cases<Case>(name: string): Case[] {
  const file = join(import.meta.dirname, `../../../conformance/moments/${name}.json`);
  return JSON.parse(readFileSync(file, 'utf8')) as Case[];
}

type Text = { readonly text: string; readonly zone: string; readonly moment: string | null };
type Happened = Record<'why' | 'happened' | 'recorded' | 'zone' | 'at', string>;

describe('a time', () => {
  it.each(cases<Text>('texts'))('$text in $zone is $moment', ({ text, zone, moment }) => {
    const found = recordedValue(typedValue(text, 'datetime', zone), 'datetime');
    expect(shownValue(found, 'datetime')).toBe(moment ?? '');
  });
});

describe('when a submission happened', () => {
  it.each(cases<Happened>('happened'))('$why', ({ happened, recorded, zone, at }) => {
    expect(isoOfMoment(happenedAt(happened, recorded, zone))).toBe(at);
  });
});
