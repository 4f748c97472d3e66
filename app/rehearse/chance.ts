/** Chance that is the same each time: a rehearsal finds tomorrow what it found today. */
export class Chance {
  private state: number;

  constructor(seed: string) {
    this.state = 2_166_136_261;
    for (const letter of seed) {
      this.state = Math.imul(this.state ^ (letter.codePointAt(0) ?? 0), 16_777_619);
    }
  }

  /** A whole number from 0 below `limit` (mulberry32). */
  below(limit: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  }

  one<T>(items: readonly T[]): T | undefined {
    return items[this.below(items.length)];
  }

  shuffled<T>(items: readonly T[]): T[] {
    const keyed = items.map((item) => ({ item, key: this.below(1_000_000_000) }));
    return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
  }
}
