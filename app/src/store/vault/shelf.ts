/** Where the vaults stand: what a phone must know before anybody has said a PIN. */

import { finished, settled } from './indexed';
import type { Wrapped } from './pinKey';

export interface Vault {
  /** Names its folder of files; random. */
  readonly id: string;
  /** Worker id, and the name to choose by. */
  readonly worker: string;
  readonly name: string;
  /** Null after too many wrong PINs: then only the server can open it. */
  readonly wrapped: Wrapped | null;
  /** The key in a box for the server, and the public key that it was sealed to. */
  readonly sealed: string;
  readonly sealedTo: string;
  /** Wrong PINs in a row, and when the last one was said, in ms. */
  readonly wrong: number;
  readonly wrongAt: number;
}

export interface Shelf {
  all(): Promise<Vault[]>;
  /** Resolves when it is on the disk: a try that was not counted would be free. */
  put(vault: Vault): Promise<void>;
  remove(id: string): Promise<void>;
}

const NAME = 'doorstep-vaults';
const STORE = 'vault';

function opened(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'id' });
  return settled(request);
}

export function browserShelf(): Shelf {
  const db = opened();
  return {
    async all() {
      return settled<Vault[]>((await db).transaction(STORE).objectStore(STORE).getAll());
    },
    async put(vault) {
      const change = (await db).transaction(STORE, 'readwrite', { durability: 'strict' });
      change.objectStore(STORE).put(vault);
      await finished(change);
    },
    async remove(id) {
      const change = (await db).transaction(STORE, 'readwrite');
      change.objectStore(STORE).delete(id);
      await finished(change);
    },
  };
}
