/** The way into a worker's store: before it nothing can be asked, and it opens once per page. */

import type { EnrolAnswer } from '../contract/server';
import { type Api, createApi } from './api';
import { practise } from './practice';
import type { SqliteDatabase } from './sqlite';
import { seal } from './vault/box';
import { type OpenStore, openMemory, openStore } from './vault/openStore';
import type { Opened, Person, Refused, Vaults } from './vault/vaults';

export interface Gate {
  people(): Promise<Person[]>;
  sealed(): Promise<string[]>;
  /** Null when it opened; `gone` when the browser threw away what it kept. */
  unlock(vault: string, pin: string): Promise<Refused | 'gone' | null>;
  /** Null when it is the PIN of whoever is in; a wrong one counts as at the door. */
  checkPin(pin: string): Promise<Refused | null>;
  /** Only after `checkPin` said that it is her. */
  changePin(pin: string): Promise<void>;
  /** The vault that it opened. */
  moveIn(pin: string, answer: EnrolAnswer, device: string): Promise<string>;
  /** Begins practice anew, beside the store of whoever is in; its calls say so. */
  practise(): Promise<void>;
  endPractice(): Promise<void>;
  /** All that waits to be sent, in a box that only the server opens. */
  unsentFile(): Promise<string>;
}

export interface House extends Gate {
  /** Null until somebody came in. */
  api(): Api | null;
  /** Null while nobody practises. */
  practice(): Api | null;
  /** Resolves when what was changed outlasts the app; rejects, and takes it back, without room. */
  keep(): Promise<void>;
  /** After a round with the server: it may have another key now. */
  settled(): Promise<void>;
}

export function createHouse(vaults: Vaults, now: () => Date): House {
  let inside: { readonly api: Api; readonly opened: Opened; readonly store: OpenStore } | null =
    null;

  async function enter(opened: Opened): Promise<Api> {
    const store = await openStore(opened);
    const api = createApi(store.db, now);
    inside = { api, opened, store };
    return api;
  }

  /** Whose PIN was asked for anew, and was right. */
  let proven: Opened | null = null;

  async function checkPin(pin: string): Promise<Refused | null> {
    if (!inside) throw new Error('Nobody is in.');
    const unlocked = await vaults.unlock(inside.opened.vault, pin);
    proven = 'key' in unlocked ? unlocked : null;
    return 'key' in unlocked ? null : unlocked;
  }

  async function changePin(pin: string): Promise<void> {
    if (!proven) throw new Error('The PIN of now was not given.');
    await vaults.changePin(proven, pin);
    proven = null;
  }

  let practice: { readonly api: Api; readonly db: SqliteDatabase } | null = null;

  async function endPractice(): Promise<void> {
    practice?.db.close();
    practice = null;
  }

  async function beginPractice(): Promise<void> {
    if (!inside) throw new Error('Nobody is in.');
    await endPractice();
    const db = await openMemory();
    practice = { db, api: practise(db, now, inside.api.practiceKit()) };
  }

  async function keep(): Promise<void> {
    if (!inside) return;
    try {
      await inside.store.keep();
    } catch (error) {
      inside = { ...inside, api: createApi(inside.store.db, now) }; // it may remember what was taken back
      throw error;
    }
  }

  return {
    people: vaults.people,
    sealed: vaults.sealed,
    async unlock(vault, pin) {
      const unlocked = await vaults.unlock(vault, pin);
      if (!('key' in unlocked)) return unlocked;
      const api = await enter(unlocked);
      if (api.start().stage !== 'welcome') return null;
      inside = null;
      await vaults.forget(unlocked);
      return 'gone';
    },
    async moveIn(pin, answer, device) {
      const opened = await vaults.moveIn(pin, answer);
      const api = await enter(opened);
      api.enrol(answer, device);
      return opened.vault;
    },
    async unsentFile() {
      if (!inside) throw new Error('Nobody is in.');
      const { to, work } = inside.api.unsentWork();
      return seal(JSON.stringify(work), to, 'work');
    },
    practise: beginPractice,
    endPractice,
    practice: () => practice?.api ?? null,
    checkPin,
    changePin,
    api: () => inside?.api ?? null,
    keep,
    async settled() {
      if (inside) await vaults.sealAnew(inside.opened, inside.api.sealTo());
    },
  };
}
