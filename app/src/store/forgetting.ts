/** What left the worker's areas leaves the phone too: a lost phone tells no more than it must. */

import { quoted } from '../engine/database';
import { type Context, programmeOf } from './context';

/** Records that the log speaks of and that are in none of our areas. */
const STRANGERS =
  'SELECT DISTINCT record AS id FROM change WHERE record NOT IN (SELECT id FROM record)';

/** A submission stays until it is sent, and while it is about anybody who is still here. */
const ABOUT_STRANGERS = `
  SELECT s.id, s.form FROM change c JOIN submission s ON s.id = c.submission
  WHERE c.record = :id AND s.state = 'sent' AND NOT EXISTS (
    SELECT 1 FROM change o JOIN record r ON r.id = o.record WHERE o.submission = s.id)`;

/**
 * At the end of a round with the server. If they come back, it sends all of their log again: a
 * record that moves in brings its history, a new posting starts the pull anew.
 */
export function forgetStrangers(ctx: Context): void {
  for (const { id } of ctx.db.rows<{ id: string }>(STRANGERS)) {
    for (const about of ctx.db.rows<{ id: string; form: string }>(ABOUT_STRANGERS, { id })) {
      forgetSubmission(ctx, about);
    }
    ctx.db.run('DELETE FROM draft WHERE record = :id', { id });
  }
}

function forgetSubmission(ctx: Context, { id, form }: { id: string; form: string }): void {
  if (programmeOf(ctx).forms[form]) {
    ctx.db.run(`DELETE FROM ${quoted(`form_${form}`)} WHERE _id = :id`, { id });
  }
  ctx.db.run('DELETE FROM change WHERE submission = :id', { id });
  ctx.db.run('DELETE FROM submission WHERE id = :id', { id });
}
