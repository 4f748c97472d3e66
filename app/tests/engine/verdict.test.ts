import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Verdict, verdictOf } from '../../src/engine/verdict';

type Pair = readonly [number, number | null];

interface Case {
  readonly is_share: boolean;
  readonly direction: 'higher' | 'lower';
  readonly target: number | null;
  readonly figure: Pair;
  readonly before: Pair | null;
  readonly over: boolean;
  readonly verdict: Verdict;
}

const LAW = join(import.meta.dirname, '../../../conformance/verdicts/verdicts.json');
const cases = JSON.parse(readFileSync(LAW, 'utf8')) as Case[];

const figureOf = ([numerator, denominator]: Pair) => ({ numerator, denominator });

describe('a verdict', () => {
  it.each(cases)('is $verdict: $figure after $before, target $direction $target', (one) => {
    const before = one.before && figureOf(one.before);
    expect(verdictOf(one, figureOf(one.figure), before, one.over)).toBe(one.verdict);
  });
});
