import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Change, fold, type RecordState } from '../../src/engine/fold';

interface Case {
  readonly name: string;
  readonly why: string;
  readonly operations: readonly Change[];
  readonly record: RecordState | null;
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

  it.each(cases)('$name: $why', ({ operations, record }) => {
    for (const order of orders(operations)) {
      expect(fold(order)).toEqual(record);
      expect(fold([...order, ...order])).toEqual(record);
    }
  });
});
