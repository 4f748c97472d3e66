/** The way into a worker's store: before it nothing can be asked, and it opens once per page. */

import type { EnrolAnswer } from '../contract/server';
import { type Api, createApi } from './api';
import { seal } from './vault/box';
import { type OpenStore, openStore } from './vault/openStore';
import type { Opened, Person, Refused, Vaults } from './vault/vaults';

export interface Gate {
  people(): Promise<Person[]>;
  sealed(): Promise<string[]>;
  /** Null when it opened; `gone` when the browser threw away what it kept. */
  unlock(vault: string, pin: string): Promise<Refused | 'gone' | null>;
  /** The vault that it opened. */
  moveIn(pin: string, answer: EnrolAnswer, device: string): Promise<string>;
  /** All that waits to be sent, in a box that only the server opens. */
  unsentFile(): Promise<string>;
}

export interface House extends Gate {
  /** Null until somebody came in. */
  api(): Api | null;
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
    api: () => inside?.api ?? null,
    keep,
    async settled() {
      if (inside) await vaults.sealAnew(inside.opened, inside.api.sealTo());
    },
  };
}
