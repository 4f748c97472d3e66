/** The way into a worker's store: before it nothing can be asked, and it opens once per page. */

import type { EnrolAnswer } from '../contract/server';
import { type Api, createApi } from './api';
import { seal } from './vault/box';
import { openFiles } from './vault/files';
import type { Opened, Person, Refused, Vaults } from './vault/vaults';

export interface Gate {
  people(): Promise<Person[]>;
  sealed(): Promise<string[]>;
  /** Null when it opened. */
  unlock(vault: string, pin: string): Promise<Refused | null>;
  /** The vault that it opened. */
  moveIn(pin: string, answer: EnrolAnswer, device: string): Promise<string>;
  /** All that waits to be sent, in a box that only the server opens. */
  unsentFile(): Promise<string>;
}

export interface House extends Gate {
  /** Null until somebody came in. */
  api(): Api | null;
  /** After a round with the server: it may have another key now. */
  settled(): Promise<void>;
}

export function createHouse(vaults: Vaults, now: () => Date): House {
  let inside: { readonly api: Api; readonly opened: Opened } | null = null;

  async function enter(opened: Opened): Promise<Api> {
    const api = createApi(await openFiles(opened), now);
    inside = { api, opened };
    return api;
  }

  return {
    people: vaults.people,
    sealed: vaults.sealed,
    async unlock(vault, pin) {
      const unlocked = await vaults.unlock(vault, pin);
      if (!('key' in unlocked)) return unlocked;
      await enter(unlocked);
      return null;
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
    async settled() {
      if (inside) await vaults.sealAnew(inside.opened, inside.api.sealTo());
    },
  };
}
