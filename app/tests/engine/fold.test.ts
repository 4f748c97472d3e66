import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Change, fold, type RecordState } from '../../src/engine/fold';
import { standing } from '../../src/engine/standing';

interface Case {
  readonly name: string;
  readonly why: string;
  readonly operations: readonly Change[];
  readonly record: RecordState | null;
  /** What counts, and in whose place; left out where all does, in its own. */
  readonly stands?: Readonly<Record<string, string>>;
}

function stands(operations: readonly Change[]) {
  const found = standing(new Map(operations.map((one) => [one.submission, one])));
  return Object.fromEntries([...found].map(([one, place]) => [one.submission, place.submission]));
}

const FOLDER = join(import.meta.dirname, '../../../conformance/fold');
const cases = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.json'))
  .map((file) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Case);

function orders<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, index) =>
    orders(items.toSpliced(index, 1)).map((rest) => [item, ...rest]),
  );
}

describe('the fold agrees with the law', () => {
  it('has cases', () => expect(cases.length).toBeGreaterThan(10));

  it.each(cases)('$name: $why', ({ operations, record, ...other }) => {
    const each = Object.fromEntries(operations.map(({ submission: id }) => [id, id]));
    for (const order of orders(operations)) {
      expect(fold(order)).toEqual(record);
      expect(fold([...order, ...order])).toEqual(record);
      expect(stands(order)).toEqual(other.stands ?? each);
    }
  });
});
