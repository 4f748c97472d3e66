/** Blocks of one worker's store in IndexedDB. */

import type { Block, Disk, Kept } from './blocks';
import { finished, settled } from './indexed';

const BLOCKS = 'block';
const SIZE = 'size';

function opened(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => {
    for (const store of [BLOCKS, SIZE]) request.result.createObjectStore(store);
  };
  return settled(request);
}

export async function blockDisk(name: string): Promise<Disk> {
  const db = await opened(name);
  return { load: () => load(db), keep: (changes) => keep(db, changes) };
}

async function load(db: IDBDatabase): Promise<Kept> {
  const reading = db.transaction([BLOCKS, SIZE]);
  const store = reading.objectStore(BLOCKS);
  const [size, numbers, blocks] = await Promise.all([
    settled<number | undefined>(reading.objectStore(SIZE).get(SIZE)),
    settled<IDBValidKey[]>(store.getAllKeys()),
    settled<Block[]>(store.getAll()),
  ]);
  const pairs = numbers.map((number, index) => [Number(number), blocks[index] ?? null] as const);
  return { size: size ?? 0, blocks: new Map(pairs) };
}

function keep(db: IDBDatabase, { size, blocks }: Kept): Promise<void> {
  const change = db.transaction([BLOCKS, SIZE], 'readwrite', { durability: 'strict' });
  const store = change.objectStore(BLOCKS);
  for (const [number, block] of blocks) {
    if (block) store.put(block, number);
    else store.delete(number);
  }
  change.objectStore(SIZE).put(size, SIZE);
  return finished(change);
}
