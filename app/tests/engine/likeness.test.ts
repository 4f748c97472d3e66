import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ListDefinition } from '../../src/contract/package';
import { type Being, isCompared, keysOf, likeness } from '../../src/engine/likeness/compare';
import { compareNames, wordsOf } from '../../src/engine/likeness/names';

const FOLDER = join(import.meta.dirname, '../../../conformance/likeness');

function read(file: string): string {
  return readFileSync(join(FOLDER, file), 'utf8');
}

const names = read('names.md')
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .slice(1)
  .map((line) => line.split('|').map((cell) => cell.trim()) as [string, string, string, string]);

describe('names', () => {
  it.each(names)('%s%s and %s are %s', (_, one, other, match) => {
    expect(compareNames(wordsOf(one), wordsOf(other))).toBe(match);
    expect(compareNames(wordsOf(other), wordsOf(one))).toBe(match);
  });
});

interface Case {
  readonly name: string;
  readonly one: Being;
  readonly other: Being;
  readonly reasons: readonly (readonly [string, string, number])[];
  readonly points: number;
  readonly keys?: readonly string[];
}

const { list, cases } = JSON.parse(read('records.json')) as {
  list: ListDefinition;
  cases: readonly Case[];
};

describe('records', () => {
  it.each(cases)('$name', ({ one, other, reasons, points, keys }) => {
    for (const found of [likeness(list, one, other), likeness(list, other, one)]) {
      const told = found.reasons.map(({ property, match, points }) => [property, match, points]);
      expect([told, found.points]).toEqual([reasons, points]);
      expect(found.isLikely).toBe(points >= 6);
    }
    if (keys) expect([...keysOf(list, one)].sort()).toEqual([...keys].sort());
  });

  it('are compared where a property of their list says how', () => {
    expect(isCompared(list)).toBe(true);
    expect(isCompared({ ...list, columns: [] })).toBe(false);
  });
});
