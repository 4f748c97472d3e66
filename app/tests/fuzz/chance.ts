/** Chance that a seed repeats: the same seed draws the same world. */
export interface Chance {
  /** Below `below`, from 0. */
  number(below: number): number;
  /** True this often, of 1. */
  happens(share: number): boolean;
  pick<Item>(items: readonly [Item, ...Item[]]): Item;
  uuid(): string;
}

/** Mulberry32. */
export function chanceOf(seed: number): Chance {
  let state = seed;

  function next(): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  const number = (below: number) => Math.floor(next() * below);
  const hex = (digits: number) =>
    Array.from({ length: digits }, () => number(16).toString(16)).join('');

  return {
    number,
    happens: (share) => next() < share,
    pick: (items) => items[number(items.length)] ?? items[0],
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`,
  };
}
