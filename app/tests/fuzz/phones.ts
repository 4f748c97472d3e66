/** Phones without screens: the app's own store and sync, with a clock that may be wrong. */

import type { Package } from '../../src/contract/package';
import type { EnrolAnswer } from '../../src/contract/server';
import { type Api, createApi } from '../../src/store/api';
import type { SqliteDatabase } from '../../src/store/sqlite';
import { enrol } from '../../src/sync/enrolment';
import { exchange, type Records } from '../../src/sync/exchange';
import type { Server } from '../../src/sync/server';
import { server } from '../../src/sync/server';
import { freshDatabase } from '../support/database';
import type { Chance } from './chance';

const PATIENCE = 20;

class Killed extends Error {}

export interface Phone {
  readonly name: string;
  readonly api: Api;
  readonly db: SqliteDatabase;
  /** Milliseconds that its time is ahead. */
  ahead: number;
  /** The share of the calls to its store before which the app is killed. */
  fragility: number;
  /** Ids of all it was ever told to save. */
  readonly saved: Set<string>;
  readonly records: Records;
}

export function newPhone(name: string, chance: Chance): Phone {
  const db = freshDatabase();
  const phone: Phone = {
    name,
    db,
    api: createApi(db, () => new Date(Date.now() + phone.ahead)),
    ahead: 0,
    fragility: 0,
    saved: new Set(),
    records: {
      async call(name, ...args) {
        if (chance.happens(phone.fragility)) throw new Killed('the app was killed');
        const call = phone.api[name] as (...given: readonly unknown[]) => never;
        return call(...args);
      },
    },
  };
  return phone;
}

/** With a link that works once, over a network that works. */
export async function begin(phone: Phone, token: string): Promise<void> {
  const moveIn = (answer: EnrolAnswer, device: string) =>
    phone.records.call('enrol', answer, device);
  await enrol({ sealed: async () => [], moveIn }, server, token);
  await exchange(phone.records, server);
}

/** One round; true when nothing came in between. What went wrong and should not have is thrown. */
export async function sync(phone: Phone, doors: Server = server): Promise<boolean> {
  try {
    await exchange(phone.records, doors, true);
    return true;
  } catch (error) {
    if (error instanceof Killed) return false;
    if ((error as { kind?: string }).kind === 'unreachable') return false;
    throw error;
  }
}

/** Until a round is through. */
export async function syncFully(phone: Phone): Promise<void> {
  for (let tries = 0; tries < PATIENCE; tries += 1) if (await sync(phone)) return;
  throw new Error(`${phone.name} cannot sync.`);
}

export function packageOf(phone: Phone): Package {
  const [row] = phone.db.rows<{ value: string }>("SELECT value FROM meta WHERE key = 'programme'");
  return JSON.parse(row?.value ?? 'null') as Package;
}

/** What it holds, in an order that both sides can make. */
export function held(phone: Phone) {
  const { rows } = phone.db;
  const records = rows<Record<string, string>>('SELECT * FROM record ORDER BY id').map(
    (record) => ({
      ...record,
      properties: JSON.parse(record['properties'] ?? ''),
      clocks: JSON.parse(record['clocks'] ?? ''),
    }),
  );
  const log = rows<{ id: string }>('SELECT id FROM submission ORDER BY id').map(({ id }) => id);
  return { records, log, tasks: rows<object>('SELECT * FROM task') };
}
