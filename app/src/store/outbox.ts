/** What waits to be sent, and what the server answered. */

import type { Outgoing, PushAnswer } from '../contract/server';
import { firstRow } from '../engine/database';
import { settleTied } from './amending';
import { type Context, meta } from './context';
import { sendFilesAgain } from './files';
import { settleRecords } from './intake';
import { touchTasks } from './tasking';

const OLDEST_FIRST = `
  SELECT id, form, form_version, xml, happened, recorded, clock, area FROM submission
  WHERE state = 'unsent' ORDER BY clock LIMIT :most`;

export function unsent(ctx: Context, most: number): Outgoing[] {
  return ctx.db.rows<Outgoing>(OLDEST_FIRST, { most });
}

/** For a file that only the server can read; the token in it says which phone it was. */
export interface UnsentWork {
  readonly token: string;
  readonly sent: string;
  readonly submissions: readonly Outgoing[];
}

export function unsentWork(ctx: Context): { readonly to: string; readonly work: UnsentWork } {
  const submissions = unsent(ctx, -1);
  const work = { token: meta(ctx, 'device_token'), sent: ctx.now().toISOString(), submissions };
  return { to: meta(ctx, 'seal_to'), work };
}

const KEPT_ASIDE = `
  SELECT id, form, form_version, xml, happened, recorded, clock, area FROM submission
  WHERE state = 'quarantined' ORDER BY clock`;

/** Own work about records that leave this phone: those named, or else all that are not ours. */
const LEAVING = `
  SELECT DISTINCT s.id, s.form, s.form_version, s.xml, s.happened, s.recorded, s.clock, s.area
  FROM change c JOIN submission s ON s.id = c.submission
  WHERE s.state = 'sent' AND s.worker = :worker AND s.form <> 'import'
    AND CASE WHEN :records = '' THEN c.record NOT IN (SELECT id FROM record)
      ELSE c.record IN (SELECT value FROM json_each(:records)) END
  ORDER BY s.clock`;

/**
 * It goes to the server once more before it is forgotten here: a server that was brought back from a
 * copy may have lost it, and nobody else can send it. What the server has, it takes as sent twice; of
 * its photos and sounds it is only asked which it lacks.
 */
export function leaving(ctx: Context, records?: readonly string[]): Outgoing[] {
  const given = { worker: meta(ctx, 'worker'), records: records ? JSON.stringify(records) : '' };
  const found = ctx.db.rows<Outgoing>(LEAVING, given);
  ctx.db.transaction(() => {
    for (const { id } of found) sendFilesAgain(ctx, id);
  });
  return found;
}

const COUNTS = `
  SELECT COUNT(*) FILTER (WHERE state = 'unsent') AS unsent,
    COUNT(*) FILTER (WHERE state = 'quarantined') AS aside
  FROM submission WHERE state <> 'sent'`;

/** How this phone is, for whoever looks after phones. `watch`: ms. */
export interface Condition {
  readonly unsent: number;
  readonly aside: number;
  readonly watch: number;
}

export function condition(ctx: Context): Condition {
  const counts = firstRow<Omit<Condition, 'watch'>>(ctx.db, COUNTS) ?? { unsent: 0, aside: 0 };
  return { ...counts, watch: ctx.now().getTime() };
}

/** What the server set aside. It tries again when it is sent again: its cause may be mended. */
export function keptAside(ctx: Context): Outgoing[] {
  return ctx.db.rows<Outgoing>(KEPT_ASIDE);
}

const ANSWERED = `
  UPDATE submission SET state = :state, reason = :reason
  WHERE id = :id AND state IN ('unsent', 'quarantined')`;

/** A quarantined submission is kept: it is the worker's work, and the server has it too. */
export function recordAnswers(ctx: Context, { answers }: PushAnswer): void {
  ctx.db.transaction(() => {
    for (const { id, outcome, reason } of answers) {
      const state = outcome === 'quarantined' ? 'quarantined' : 'sent';
      ctx.db.run(ANSWERED, { id, state, reason: reason ?? null });
      const tied = settleTied(ctx, id);
      if (tied.length > 0) touchTasks(ctx, settleRecords(ctx, tied));
    }
  });
}
