/**
 * Do two sides hold the same log? The same as doorstep/protocol/submissions/state.py: each line (a
 * submission about a record) has a digest of 40 bits, the state is the sum of them.
 */

/** For SQL: sums stay below it, and are safe numbers here. */
export const MODULUS = 2 ** 40;

export interface Line {
  readonly record: string;
  readonly submission: string;
  readonly clock: string;
  readonly happened: string;
}

/** All of it is ASCII. The mixing is that of cyrb53. */
export function digest({ record, submission, clock, happened }: Line): number {
  const text = `${record} ${submission} ${clock} ${happened}`;
  let one = 0xdeadbeef;
  let two = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    one = Math.imul(one ^ code, 0x9e3779b1);
    two = Math.imul(two ^ code, 0x5f356495);
  }
  let low = Math.imul(one ^ (one >>> 16), 0x85ebca6b);
  low ^= Math.imul(two ^ (two >>> 13), 0xc2b2ae35);
  let high = Math.imul(two ^ (two >>> 16), 0x85ebca6b);
  high ^= Math.imul(low ^ (low >>> 13), 0xc2b2ae35);
  return (high & 0xff) * 2 ** 32 + (low >>> 0);
}
