/** A phone without a screen: the store over SQLite in memory, on a day that tests may turn. */

import type { LoggedSubmission, PullAnswer, Role, Submission } from '../../src/contract/server';
import { type Api, createApi } from '../../src/store/api';
import type { SqliteDatabase } from '../../src/store/sqlite';
import { freshDatabase } from './database';
import { programme } from './programme';

export const AREA = { id: 'area-a', name: 'Kianda', parent: 'area-top', owner: 'w1' };
export const OTHER_AREA = { id: 'area-b', name: 'Soweto', parent: 'area-top', owner: 'w2' };
export const TOP = { id: 'area-top', name: 'Kibera', parent: null, owner: null };
export const ACHIENG = { id: 'w1', name: 'Achieng', role: 'chw', area: AREA.id } as const;
export const BARAKA = { id: 'w2', name: 'Baraka', role: 'chw', area: OTHER_AREA.id } as const;
export const HALIMA = { id: 'w3', name: 'Halima', role: 'supervisor', area: TOP.id } as const;

/** The node of the phone's clock. */
export const DEVICE = '00000000000000dd';

const PEOPLE = [ACHIENG, BARAKA, HALIMA];
const SCOPES = { chw: [AREA], supervisor: [TOP, AREA, OTHER_AREA] };

export interface Phone {
  readonly api: Api;
  readonly db: SqliteDatabase;
  /** Turns the phone's day; noon in UTC. */
  turnTo(day: string): void;
}

/** Not enrolled yet. */
export function newPhone(day = '2026-11-22'): Phone {
  let now = new Date(`${day}T12:00:00Z`);
  const db = freshDatabase();
  const api = createApi(db, () => now);
  return {
    api,
    db,
    turnTo(next) {
      now = new Date(`${next}T12:00:00Z`);
    },
  };
}

/** Enrolled, with its programme and a first sync without records. */
export function readyPhone(role: Role = 'chw', day = '2026-11-22'): Phone {
  const phone = newPhone(day);
  const worker = role === 'chw' ? ACHIENG : HALIMA;
  phone.api.enrol({ device_token: 'secret', worker, areas: SCOPES[role] }, DEVICE);
  phone.api.adoptProgramme(programme);
  phone.api.applyPage(pageOf([]));
  phone.api.syncFinished();
  return phone;
}

export function pageOf(submissions: readonly LoggedSubmission[], more = false): PullAnswer {
  const cursor = `after-${submissions.length}`;
  const programme_hash = programme.hash;
  return { submissions, workers: PEOPLE, definitions: [], cursor, more, programme_hash };
}

interface Sent {
  readonly form: string;
  readonly xml: string;
  readonly happened: string;
  readonly worker?: string;
  readonly area?: string;
  readonly clock?: string;
}

/** A submission as the server's log has it; its id stands in the XML. */
export function logged({ form, xml, happened, ...rest }: Sent): LoggedSubmission {
  const id = /uuid:[0-9a-f-]{36}/.exec(xml)?.[0] ?? '';
  const ms = String(Date.parse(`${happened}T09:00:00Z`)).padStart(15, '0');
  return {
    ...{ id, form, xml, happened, form_version: '1', recorded: `${happened}T09:00:00Z` },
    clock: rest.clock ?? `${ms}-0000-00000000000000aa`,
    worker: rest.worker ?? ACHIENG.id,
    area: rest.area ?? AREA.id,
    received: `${happened}T10:00:00Z`,
  };
}

/** As it comes back by pull after it was sent. */
export function received(submission: Submission, changes: Partial<LoggedSubmission> = {}) {
  const { id: worker, area } = ACHIENG;
  return { ...submission, worker, area, received: submission.recorded, ...changes };
}
