/** What every store function works with: the database, the time, the programme. */

import type { Package } from '../contract/package';
import type { Worker } from '../contract/server';
import { type Database, firstRow, put } from '../engine/database';
import { dayIn, type Present, presentIn } from '../engine/days';
import type { Subject } from '../engine/tasks';
import { inPresentShape } from './protocol';

/** Keys of the table `meta`. */
export type MetaKey =
  | 'ahead' // ms that this phone's time was ahead of the server's at the last sync
  | 'clock' // the latest clock seen
  | 'contact' // ms when the server last answered, by this phone's watch and by the server's
  | 'cursor'
  | 'device'
  | 'directory' // the shape of its lines; '' when they must be written anew
  | 'device_token'
  | 'forget_after' // days without the server after which the phone opens no more
  | 'language'
  | 'last_sync' // ISO time
  | 'plan' // JSON: the day's round, where one was planned
  | 'programme' // JSON
  | 'revoked' // "1" after the server ended this phone
  | 'seal_to' // the server's public key
  | 'signed_out' // "1" after the server refused this phone
  | 'unhealed' // ISO time since which this phone and the server differ although it asked anew
  | 'tasks_at' // local second of the last look at tasks that may change within the day
  | 'tasks_day' // epoch day that `task` was made for; '' when it must be made anew
  | 'worker';

export interface Context {
  readonly db: Database;
  readonly now: () => Date;
  /** Kept so that the JSON is parsed once; `programmeOf` and `adoptProgramme` look after it. */
  programme: Package | null;
}

/** Asked for something before this phone is enrolled and has its programme. */
export class NotReady extends Error {
  override readonly name = 'NotReady';
}

export function meta(ctx: Context, key: MetaKey): string {
  const row = firstRow<{ value: string }>(ctx.db, 'SELECT value FROM meta WHERE key = :key', {
    key,
  });
  return row?.value ?? '';
}

export function setMeta(ctx: Context, key: MetaKey, value: string): void {
  put(ctx.db, 'meta', { key, value });
}

export function programmeOrNull(ctx: Context): Package | null {
  if (!ctx.programme) {
    const json = meta(ctx, 'programme');
    ctx.programme = json === '' ? null : inPresentShape(JSON.parse(json) as Package);
  }
  return ctx.programme;
}

export function programmeOf(ctx: Context): Package {
  const pkg = programmeOrNull(ctx);
  if (!pkg) throw new NotReady('The programme has not arrived yet.');
  return pkg;
}

export function today(ctx: Context): number {
  return dayIn(programmeOf(ctx).time_zone, ctx.now());
}

export function present(ctx: Context): Present {
  return presentIn(programmeOf(ctx).time_zone, ctx.now());
}

/** A record as the engine asks for it: of no list, once it is gone. */
export function subjectOf(ctx: Context, id: string): Subject {
  const sql = 'SELECT list FROM record WHERE id = :id';
  return { id, list: firstRow<{ list: string }>(ctx.db, sql, { id })?.list ?? '' };
}

export function ownWorker(ctx: Context): Worker {
  const sql = 'SELECT * FROM worker WHERE id = :id';
  const worker = firstRow<Worker>(ctx.db, sql, { id: meta(ctx, 'worker') });
  if (!worker) throw new NotReady('This phone is not enrolled yet.');
  return worker;
}
