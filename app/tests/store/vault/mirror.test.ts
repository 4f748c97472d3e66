import sqlite3InitModule from '@evolu/sqlite-wasm';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  BLOCK,
  type Block,
  BlockFile,
  type Disk,
  type Kept,
} from '../../../src/store/vault/blocks';
import { openMirrored } from '../../../src/store/vault/mirrored';

const sqlite3 = await sqlite3InitModule();
let stores = 0;

/** A disk that may be full, and that a killed app leaves as it was. */
class Shelf implements Disk {
  size = 0;
  readonly blocks = new Map<number, Block>();
  full = false;
  written = 0;

  async load(): Promise<Kept> {
    const copies = [...this.blocks].map(([number, block]) => [number, block.slice()] as const);
    return { size: this.size, blocks: new Map(copies) };
  }

  async keep({ size, blocks }: Kept): Promise<void> {
    if (this.full) throw new DOMException('no room', 'QuotaExceededError');
    this.size = size;
    for (const [number, block] of blocks) {
      if (block) this.blocks.set(number, block.slice());
      else this.blocks.delete(number);
      this.written += 1;
    }
  }

  text(): string {
    return [...this.blocks.values()].map((block) => new TextDecoder('latin1').decode(block)).join();
  }
}

describe('a store in blocks', () => {
  let disk: Shelf;
  const key = 'ab'.repeat(32);
  beforeEach(() => {
    disk = new Shelf();
  });

  /** As after a restart: another one over the same disk. */
  function open(opening = key) {
    stores += 1;
    return openMirrored(sqlite3, { vault: `t${stores}`, key: opening }, disk);
  }

  async function filled(rows = 1000) {
    const store = await open();
    store.db.run('CREATE TABLE t (n INTEGER PRIMARY KEY, words TEXT)');
    store.db.transaction(() => {
      for (let n = 0; n < rows; n += 1) {
        store.db.run('INSERT INTO t VALUES (:n, :words)', { n, words: `Amina ${n}`.repeat(20) });
      }
    });
    await store.keep();
    return store;
  }

  const count = 'SELECT COUNT(*) AS n FROM t';

  it('is there again after a restart, with what was kept and nothing else', async () => {
    const { db } = await filled();
    db.run("INSERT INTO t VALUES (5000, 'not kept: the app was killed')");
    const again = await open();
    expect(again.db.rows(count)).toEqual([{ n: 1000 }]);
    expect(again.db.rows('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  });

  it('holds no word that can be read, and opens with its own key alone', async () => {
    await filled();
    expect(disk.size).toBeGreaterThan(10 * BLOCK);
    expect(disk.text()).not.toContain('Amina');
    const wrong = await open('cd'.repeat(32)).then(
      ({ db }) =>
        () =>
          db.rows(count),
      (error) => () => {
        throw error;
      },
    );
    expect(wrong).toThrow(/not a database/);
  });

  it('writes only the blocks that changed, and nothing after a question', async () => {
    const { db, keep } = await filled();
    disk.written = 0;
    db.rows(count);
    await keep();
    expect(disk.written).toBe(0);
    db.run("UPDATE t SET words = 'x' WHERE n = 7");
    await keep();
    expect(disk.written).toBeLessThanOrEqual(2);
  });

  it('takes back what the disk has no room for, and goes on when it has', async () => {
    const { db, keep } = await filled();
    db.rows(count);
    disk.full = true;
    db.transaction(() => {
      db.run('DELETE FROM t WHERE n < 900');
      db.run('CREATE TABLE more AS SELECT * FROM t');
    });
    await expect(keep()).rejects.toThrow('no room');
    expect(db.rows(count)).toEqual([{ n: 1000 }]);
    expect(() => db.rows('SELECT * FROM more')).toThrow(/no such table/);
    disk.full = false;
    db.run('DELETE FROM t WHERE n < 900');
    await keep();
    expect((await open()).db.rows(count)).toEqual([{ n: 100 }]);
    expect(db.rows('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  });

  it('becomes smaller, and forgets the blocks', async () => {
    const { db, keep } = await filled();
    const before = disk.blocks.size;
    db.run('DELETE FROM t');
    db.run('VACUUM');
    await keep();
    expect(disk.blocks.size).toBeLessThan(before / 4);
    expect((await open()).db.rows(count)).toEqual([{ n: 0 }]);
  });
});

describe('a file in blocks', () => {
  const bytes = (length: number, value: number) => new Uint8Array(length).fill(value);

  it('reads over the ends of blocks, and no further than it goes', () => {
    const file = new BlockFile();
    file.write(bytes(BLOCK + 10, 1), BLOCK - 5);
    const read = bytes(20, 9);
    expect(file.read(read, BLOCK - 10)).toBe(20);
    expect([...read]).toEqual([...bytes(5, 0), ...bytes(15, 1)]);
    expect(file.read(read, file.size - 3)).toBe(3);
    expect(file.read(read, file.size + BLOCK)).toBe(0);
  });

  it('is what it was after anything that is taken back', () => {
    const file = new BlockFile();
    file.write(bytes(3 * BLOCK, 1), 0);
    file.settled();
    file.truncate(BLOCK / 2);
    file.write(bytes(10, 2), 5 * BLOCK);
    file.takeBack();
    const all = new Uint8Array(4 * BLOCK);
    expect(file.read(all, 0)).toBe(3 * BLOCK);
    expect(all.subarray(0, 3 * BLOCK).every((byte) => byte === 1)).toBe(true);
    expect(file.changes()).toBeNull();
  });
});
