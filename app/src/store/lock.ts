/** When this phone shows nothing any more: it was ended, or the server has not seen it for long. */

import type { Session } from '../contract/server';
import { createProjection } from '../engine/projection';
import { type Context, meta, programmeOrNull, setMeta } from './context';

export type Lock = 'revoked' | 'too-long';

/** Asked for what a locked phone does not show. */
export class Locked extends Error {
  override readonly name = 'Locked';
}

const DAY_MS = 86_400_000;
/** Until the server has said how long. */
const FORGET_AFTER = 45;

/** The server answered: the time by this phone's watch, and by the server's. */
export function noteContact(ctx: Context, said?: Session): void {
  const now = ctx.now().getTime();
  setMeta(ctx, 'contact', `${now} ${Date.parse(said?.server_time ?? '') || now}`);
  if (said?.forget_after !== undefined) setMeta(ctx, 'forget_after', String(said.forget_after));
}

export function lockOf(ctx: Context): Lock | null {
  if (meta(ctx, 'revoked') !== '') return 'revoked';
  const contact = meta(ctx, 'contact');
  if (contact === '') return null;
  const days = Number(meta(ctx, 'forget_after')) || FORGET_AFTER;
  return silence(ctx.now().getTime(), contact) > days * DAY_MS ? 'too-long' : null;
}

/**
 * How long the server was silent. A watch that was wrong then and was set right since must not lock
 * anybody out: the smaller of two guesses counts, and one below zero is none.
 */
function silence(now: number, contact: string): number {
  const guesses = contact.split(' ').map((at) => now - Number(at));
  const possible = guesses.filter((guess) => guess >= 0);
  return possible.length > 0 ? Math.min(...possible) : 0;
}

const EMPTIED = ['change', 'record', 'definition', 'gone', 'draft', 'area'];
const KEPT = "DELETE FROM submission WHERE state <> 'unsent'";
const SENT_FILES = "DELETE FROM file WHERE state <> 'unsent'";
const THEIR_NAMES = 'DELETE FROM attachment WHERE name NOT IN (SELECT name FROM file)';
const OTHERS = "DELETE FROM worker WHERE id <> (SELECT value FROM meta WHERE key = 'worker')";

/**
 * The server ended this phone: nothing can be read from it any more, also with tools. Only work that
 * nobody else has stays, until the worker has a new link.
 */
export function wipe(ctx: Context): void {
  ctx.db.run('PRAGMA secure_delete = ON');
  ctx.db.transaction(() => {
    const pkg = programmeOrNull(ctx);
    if (pkg) createProjection(ctx.db, pkg);
    for (const sql of [
      ...EMPTIED.map((table) => `DELETE FROM ${table}`),
      KEPT,
      SENT_FILES,
      THEIR_NAMES,
      OTHERS,
    ]) {
      ctx.db.run(sql);
    }
    for (const key of ['device_token', 'cursor', 'programme', 'last_sync'] as const) {
      setMeta(ctx, key, '');
    }
    setMeta(ctx, 'revoked', '1');
    setMeta(ctx, 'signed_out', '1');
  });
  ctx.programme = null;
  ctx.db.run('VACUUM');
}
