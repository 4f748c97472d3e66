/** Workers as the server tells of them, and what rules about workers see of them. */

import type { Worker } from '../contract/server';
import { firstRow, put } from '../engine/database';
import { dayOfIso } from '../engine/days';
import { WORKERS } from '../engine/family';
import { type Context, programmeOf } from './context';

export { WORKERS };

type Kept = { readonly last_seen: string | null };

/** True when it is news when a phone of hers last synced. What is not told stays as it was. */
export function keepWorker(ctx: Context, worker: Worker): boolean {
  const { id, name, role, area, phone = null } = worker;
  const sql = 'SELECT last_seen FROM worker WHERE id = :id';
  const before = firstRow<Kept>(ctx.db, sql, { id })?.last_seen ?? null;
  const last_seen = worker.last_seen === undefined ? before : worker.last_seen;
  put(ctx.db, 'worker', { id, name, role, area, last_seen, phone });
  return last_seen !== before;
}

/** What nobody tells any more must not stay: she may have moved, or may be another's to call. */
export function dropNumbers(ctx: Context): void {
  ctx.db.run('UPDATE worker SET phone = NULL');
}

/** The number to call a worker on; null where this phone is not to know it, or nobody does. */
export function numberOf(ctx: Context, id: string): string | null {
  const sql = 'SELECT phone FROM worker WHERE id = :id';
  return firstRow<{ phone: string | null }>(ctx.db, sql, { id })?.phone ?? null;
}

/** The one thing of a worker's record that no submission tells. */
export function noteLastSeen(ctx: Context, id: string): void {
  if (!programmeOf(ctx).lists[WORKERS]) return;
  const sql = 'SELECT last_seen FROM worker WHERE id = :id';
  const text = firstRow<Kept>(ctx.db, sql, { id })?.last_seen ?? '';
  const day = dayOfIso(text);
  ctx.db.run(`UPDATE entity_${WORKERS} SET last_seen = :day WHERE _id = :id`, { id, day });
}

/** CHWs posted to areas that this phone holds, by name. */
export function chws(ctx: Context): Worker[] {
  return ctx.db.rows<Worker>(`
    SELECT w.* FROM worker w JOIN area a ON a.id = w.area
    WHERE w.role = 'chw' ORDER BY w.name, w.id`);
}
