import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Change } from '../../src/engine/fold';
import { type Step, steps } from '../../src/engine/history';

interface Case {
  readonly name: string;
  readonly changes: readonly Change[];
  readonly steps: readonly Step[];
}

const FOLDER = join(import.meta.dirname, '../../../conformance/history');
const cases = readdirSync(FOLDER).map(
  (file) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Case,
);

it.each(cases)('$name', ({ changes, steps: expected }) => {
  expect(steps(changes)).toEqual(expected);
});

it('has none of nothing', () => {
  expect(steps([])).toEqual([]);
});
