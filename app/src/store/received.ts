/** A submission of the server's log, as the phone keeps it. */

import type { LoggedSubmission } from '../contract/server';
import { firstRow } from '../engine/database';
import type { Context } from './context';
import type { StoredSubmission } from './log';

/** Of what this phone sent the server repeats no answers: they are here. */
function ownXml(ctx: Context, id: string): string | undefined {
  const sql = 'SELECT xml FROM submission WHERE id = :id';
  return firstRow<{ xml: string }>(ctx.db, sql, { id })?.xml;
}

/** None where its answers are nowhere: then the sums differ, and it is sent again whole. */
export function sent(ctx: Context, logged: LoggedSubmission): StoredSubmission[] {
  const xml = logged.xml ?? ownXml(ctx, logged.id);
  if (xml === undefined) return [];
  const { id, form, form_version, happened, recorded, clock, worker, area, received } = logged;
  const log = { id, form, form_version, xml, happened, recorded, clock, worker, area, received };
  const { phone_happened = null, amends = null, about } = logged;
  const part = about === undefined ? null : JSON.stringify(about);
  return [{ ...log, phone_happened, amends, about: part, state: 'sent', reason: null }];
}
