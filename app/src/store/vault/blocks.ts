/** A file in memory, in blocks: what changed since it was last kept, and how to take that back. */

/** Bytes. A save touches some thirty pages of 4 kB, here and there: big blocks would write much. */
export const BLOCK = 16_384;

export type Block = Uint8Array<ArrayBuffer>;

export interface Kept {
  /** Bytes; the last block may hold more. */
  readonly size: number;
  /** By number; null for one that is no more. */
  readonly blocks: ReadonlyMap<number, Block | null>;
}

/** Where blocks outlast the app. */
export interface Disk {
  load(): Promise<Kept>;
  /** All of it or nothing; resolves when no power cut would lose it. */
  keep(changes: Kept): Promise<void>;
}

export class BlockFile {
  readonly #blocks: Block[] = [];
  #size: number;
  #keptSize: number;
  /** Each changed block as it was kept, null where there was none. */
  readonly #before = new Map<number, Block | null>();

  constructor({ size, blocks }: Kept = { size: 0, blocks: new Map() }) {
    this.#size = size;
    this.#keptSize = size;
    for (const [number, block] of blocks) if (block) this.#blocks[number] = block;
  }

  get size(): number {
    return this.#size;
  }

  /** How many bytes there were; beyond them `into` stays as it is. */
  read(into: Uint8Array, at: number): number {
    const end = Math.min(at + into.length, this.#size);
    for (let from = at; from < end; ) {
      const start = from % BLOCK;
      const some = Math.min(BLOCK - start, end - from);
      const block = this.#blocks[Math.floor(from / BLOCK)] as Block;
      into.set(block.subarray(start, start + some), from - at);
      from += some;
    }
    return Math.max(0, end - at);
  }

  write(bytes: Uint8Array, at: number): void {
    for (let next = this.#blocks.length; next * BLOCK < at; next += 1) this.#toChange(next);
    for (let from = 0; from < bytes.length; ) {
      const start = (at + from) % BLOCK;
      const some = Math.min(BLOCK - start, bytes.length - from);
      const block = this.#toChange(Math.floor((at + from) / BLOCK));
      block.set(bytes.subarray(from, from + some), start);
      from += some;
    }
    this.#size = Math.max(this.#size, at + bytes.length);
  }

  truncate(size: number): void {
    if (size >= this.#size) return;
    const blocks = Math.ceil(size / BLOCK);
    for (let number = blocks; number < this.#blocks.length; number += 1) this.#remember(number);
    this.#blocks.length = blocks;
    if (size % BLOCK > 0) this.#toChange(blocks - 1).fill(0, size % BLOCK);
    this.#size = size;
  }

  /** Null when there is nothing to keep. */
  changes(): Kept | null {
    if (this.#before.size === 0 && this.#size === this.#keptSize) return null;
    const numbers = [...this.#before.keys()];
    const blocks = new Map(numbers.map((number) => [number, this.#blocks[number] ?? null]));
    return { size: this.#size, blocks };
  }

  /** What `changes` said is on the disk. */
  settled(): void {
    this.#before.clear();
    this.#keptSize = this.#size;
  }

  /** The disk did not take it: all is again as it was kept. */
  takeBack(): void {
    this.#blocks.length = Math.ceil(this.#keptSize / BLOCK);
    for (const [number, was] of this.#before) if (was) this.#blocks[number] = was;
    this.#size = this.#keptSize;
    this.#before.clear();
  }

  #remember(number: number): void {
    if (!this.#before.has(number)) this.#before.set(number, this.#blocks[number]?.slice() ?? null);
  }

  #toChange(number: number): Block {
    this.#remember(number);
    this.#blocks[number] ??= new Uint8Array(BLOCK);
    return this.#blocks[number];
  }
}
