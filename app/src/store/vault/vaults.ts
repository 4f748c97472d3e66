/** Who keeps a store on this phone, and how a PIN or the server opens it. */

import { isForWantOfRoom } from '../room';
import { seal } from './box';
import { fromHex, randomHex, toHex } from './bytes';
import { COST, unwrap, wrap } from './pinKey';
import type { Shelf, Vault } from './shelf';

/** Seconds to wait after so many wrong PINs in a row; after the last one the key is destroyed. */
const WAITS = [0, 0, 0, 30, 60, 300, 900, 1800, 3600, 3600];
export const MOST_WRONG = WAITS.length;

/** A million PINs would take whoever fills a phone up two months. */
const UNCOUNTED_MS = 5000;

/** Somebody to choose on the first screen. */
export interface Person {
  readonly vault: string;
  readonly name: string;
  /** No PIN opens it any more: a new link does. */
  readonly shut: boolean;
  /** Seconds until another PIN may be tried. */
  readonly wait: number;
}

/** What opens a worker's files. */
export interface Opened {
  readonly vault: string;
  /** 64 hex digits. */
  readonly key: string;
}

/** A wrong PIN: seconds to wait, and how many tries are left. */
export interface Refused {
  readonly wait: number;
  readonly left: number;
}

/** What the server said of a worker who opened a link. */
export interface Welcomed {
  readonly worker: { readonly id: string; readonly name: string };
  readonly seal_to?: string;
  readonly key?: string | null;
}

export interface Vaults {
  people(): Promise<Person[]>;
  /** The boxes that the server may open for whoever has a new link. */
  sealed(): Promise<string[]>;
  unlock(id: string, pin: string): Promise<Opened | Refused>;
  /** Her own store where the server gave its key back, or else a new one. The PIN is the new one. */
  moveIn(pin: string, welcomed: Welcomed): Promise<Opened>;
  /** For whoever is in: the caller has asked for the PIN of before. */
  changePin(opened: Opened, pin: string): Promise<void>;
  /** Its files are gone: nobody is to be asked for its PIN again. */
  forget(opened: Opened): Promise<void>;
  /** The server's key may have changed since the box was sealed. */
  sealAnew(opened: Opened, to: string): Promise<void>;
}

function inWorker(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** A watch that was set back must not make anybody wait for longer than was meant. */
function waitOf({ wrong, wrongAt }: Vault, now: number): number {
  const wait = WAITS[wrong] ?? 0;
  return Math.max(0, Math.min(wait, Math.ceil((wrongAt - now) / 1000) + wait));
}

/** The server gives `key` back as it is: it says which of this phone's stores it opens. */
function boxOf(worker: string, { vault, key }: Opened, to: string): Promise<string> {
  return seal(JSON.stringify({ worker, key: `${vault} ${key}` }), to, 'key');
}

export function createVaults(
  shelf: Shelf,
  now: () => number,
  cost = COST,
  pause = inWorker,
): Vaults {
  async function find(id: string): Promise<Vault> {
    const vault = (await shelf.all()).find((each) => each.id === id);
    if (!vault) throw new Error('There is no such store on this phone.');
    return vault;
  }

  /**
   * The try is written down before it is made: killing the app wins nothing. Where there is no room
   * to write, it costs time instead: what she has not sent must not be shut up in a full phone.
   */
  async function count(vault: Vault): Promise<Vault> {
    const counted = { ...vault, wrong: vault.wrong + 1, wrongAt: now() };
    if (!(await putIfRoom(counted))) await pause(UNCOUNTED_MS);
    return counted;
  }

  async function putIfRoom(vault: Vault): Promise<boolean> {
    try {
      await shelf.put(vault);
      return true;
    } catch (error) {
      if (error instanceof Error && isForWantOfRoom(error)) return false;
      throw error;
    }
  }

  async function unlock(id: string, pin: string): Promise<Opened | Refused> {
    const vault = await find(id);
    const wait = waitOf(vault, now());
    if (!vault.wrapped || wait > 0) return { wait, left: MOST_WRONG - vault.wrong };
    const counted = await count(vault);
    const key = await unwrap(vault.wrapped, pin);
    if (key) {
      await putIfRoom({ ...vault, wrong: 0 });
      return { vault: id, key: toHex(key) };
    }
    const left = MOST_WRONG - counted.wrong;
    if (left === 0) await shelf.put({ ...counted, wrapped: null });
    return { wait: waitOf(counted, now()), left };
  }

  async function moveIn(pin: string, { worker, key: given, seal_to: to = '' }: Welcomed) {
    const [vault, key] = given?.split(' ') ?? [];
    const opened = vault && key ? { vault, key } : { vault: randomHex(8), key: randomHex(32) };
    await shelf.put({
      id: opened.vault,
      worker: worker.id,
      name: worker.name,
      wrapped: await wrap(fromHex(opened.key), pin, cost),
      sealed: to === '' ? '' : await boxOf(worker.id, opened, to),
      sealedTo: to,
      wrong: 0,
      wrongAt: 0,
    });
    return opened;
  }

  return {
    async people() {
      const vaults = await shelf.all();
      return vaults
        .map((vault) => ({
          vault: vault.id,
          name: vault.name,
          shut: vault.wrapped === null,
          wait: waitOf(vault, now()),
        }))
        .sort((one, other) => one.name.localeCompare(other.name));
    },
    async sealed() {
      return (await shelf.all()).map(({ sealed }) => sealed).filter((box) => box !== '');
    },
    unlock,
    moveIn,
    async changePin(opened, pin) {
      const vault = await find(opened.vault);
      await shelf.put({ ...vault, wrapped: await wrap(fromHex(opened.key), pin, cost) });
    },
    forget: ({ vault }) => shelf.remove(vault),
    async sealAnew(opened, to) {
      const vault = await find(opened.vault);
      if (to === '' || vault.sealedTo === to) return;
      await shelf.put({ ...vault, sealed: await boxOf(vault.worker, opened, to), sealedTo: to });
    },
  };
}
