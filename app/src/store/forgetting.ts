/**
 * What left the worker's areas leaves the phone too: a lost phone tells no more than it must. The
 * log goes with its record, but for what is about others too, and what is still to be sent.
 */

import { firstRow, put, quoted } from '../engine/database';
import { forgetRecord } from '../engine/projection';
import { type Context, programmeOf } from './context';
import { unlistRecord } from './directory';

/** A form about it that was begun, and corrections of what was said of it. */
const DRAFTS = `
  DELETE FROM draft
  WHERE record = :id OR record IN (SELECT submission FROM change WHERE record = :id)`;

/** What the server says of records that it will not tell about any more. */
export function forget(ctx: Context, ids: readonly string[]): void {
  for (const id of ids) {
    put(ctx.db, 'gone', { record: id });
    dropRecord(ctx, id);
    ctx.db.run(DRAFTS, { id });
    dropLog(ctx, id);
  }
}

export function isGone(ctx: Context, id: string): boolean {
  return firstRow(ctx.db, 'SELECT record FROM gone WHERE record = :id', { id }) !== undefined;
}

export function isAnyGone(ctx: Context): boolean {
  return firstRow(ctx.db, 'SELECT record FROM gone LIMIT 1') !== undefined;
}

/** The server tells of it again: true when it had been forgotten. */
export function comeBack(ctx: Context, id: string): boolean {
  if (!isGone(ctx, id)) return false;
  ctx.db.run('DELETE FROM gone WHERE record = :id', { id });
  return true;
}

/** Records that the log speaks of and that are in none of our areas. */
const STRANGERS =
  'SELECT DISTINCT record AS id FROM change WHERE record NOT IN (SELECT id FROM record)';

/**
 * At the end of a round with the server: what a new posting left behind, and what waited to be sent
 * when its record left. If they come back, the server sends all of their log again.
 */
export function forgetStrangers(ctx: Context): void {
  forget(
    ctx,
    ctx.db.rows<{ id: string }>(STRANGERS).map(({ id }) => id),
  );
}

/** What is derived of it; its lines in the log stay. */
export function dropRecord(ctx: Context, id: string): void {
  const sql = 'SELECT list FROM record WHERE id = :id';
  const list = firstRow<{ list: string }>(ctx.db, sql, { id })?.list;
  if (list === undefined) return;
  ctx.db.run('DELETE FROM record WHERE id = :id', { id });
  unlistRecord(ctx, id);
  ctx.db.run('DELETE FROM task WHERE subject = :id', { id });
  forgetRecord(ctx.db, programmeOf(ctx), { list, id });
}

type Told = { readonly submission: string; readonly form: string };

const TOLD = `
  SELECT s.id AS submission, s.form FROM change c JOIN submission s ON s.id = c.submission
  WHERE c.record = :id AND s.state = 'sent'`;

function dropLog(ctx: Context, id: string): void {
  for (const told of ctx.db.rows<Told>(TOLD, { id })) dropLine(ctx, id, told);
}

const NOBODY_ELSE = `
  DELETE FROM submission WHERE id = :submission
    AND NOT EXISTS (SELECT 1 FROM change WHERE submission = :submission)`;

/** What a submission says about one record; all of it, where it is about nobody else. */
export function dropLine(ctx: Context, id: string, { submission, form }: Told): void {
  const key = { id, submission };
  if (programmeOf(ctx).forms[form]) {
    const table = quoted(`form_${form}`);
    ctx.db.run(`DELETE FROM ${table} WHERE _subject = :id AND _id = :submission`, key);
  }
  ctx.db.run('DELETE FROM change WHERE record = :id AND submission = :submission', key);
  ctx.db.run(NOBODY_ELSE, { submission });
}
