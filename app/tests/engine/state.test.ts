import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { digest, type Line, MODULUS } from '../../src/engine/state';

const FILE = join(import.meta.dirname, '../../../conformance/state/digests.json');
const cases = JSON.parse(readFileSync(FILE, 'utf8')) as (Line & { readonly digest: number })[];

describe('the digest of a line', () => {
  it.each(cases)('is the same as on the server: $submission', ({ digest: expected, ...line }) => {
    expect(digest(line)).toBe(expected);
    expect(expected).toBeLessThan(MODULUS);
  });
});
