/** A filled form becomes a submission: with records, rows, tasks and outbox, or not at all. */

import { tick } from '../engine/clock';
import { firstRow } from '../engine/database';
import { isoDateIn } from '../engine/days';
import { type Reading, readSubmission } from '../engine/reading';
import { parseXml } from '../engine/xml';
import { type Context, meta, ownWorker, programmeOf, setMeta } from './context';
import { definitionOf } from './definitions';
import { dropDraft } from './drafts';
import { releaseFiles } from './files';
import { settleRecords, takeIn } from './intake';
import type { StoredSubmission } from './log';
import { refreshTasks, touchTasks } from './tasking';

export interface Filled {
  readonly form: string;
  /** The record the form was opened for, '' for a new one: the key of its draft. */
  readonly about: string;
  readonly xml: string;
}

export interface Saved {
  readonly id: string;
  /** Records it is about, the first one first. */
  readonly records: readonly string[];
  /** The name of the first one. */
  readonly label: string;
}

/** Saving the same instance twice (a double tap, a retry) changes nothing. */
export function save(ctx: Context, filled: Filled): Saved {
  refreshTasks(ctx);
  return ctx.db.transaction(() => {
    const { version, reading } = readingOf(ctx, filled);
    const submission = submissionOf(ctx, filled, version, reading);
    const records = reading.operations.map(({ id }) => id);
    if (!isKnown(ctx, submission.id)) {
      setMeta(ctx, 'clock', submission.clock);
      touchTasks(ctx, settleRecords(ctx, takeIn(ctx, submission)));
      releaseFiles(ctx, submission.id);
    }
    dropDraft(ctx, filled.form, filled.about);
    return { id: submission.id, records, label: labelOf(ctx, records[0]) };
  });
}

/** Read with the version it was filled with, which a newer programme may have taken on or dropped. */
export function readingOf(
  ctx: Context,
  { form, xml }: Filled,
): { version: string; reading: Reading } {
  const written = parseXml(xml).attributes['version'];
  const version = written ?? programmeOf(ctx).forms[form]?.version ?? '';
  const definition = definitionOf(ctx, { form, form_version: version });
  if (!definition) throw new Error(`The programme has no form ${form}.`);
  return { version, reading: readSubmission(definition, xml, programmeOf(ctx).time_zone) };
}

function labelOf(ctx: Context, id = ''): string {
  const sql = 'SELECT label FROM record WHERE id = :id';
  return firstRow<{ label: string }>(ctx.db, sql, { id })?.label ?? '';
}

/** Whether there is a record of this id already. */
export function isThere(ctx: Context, id: string): boolean {
  return firstRow(ctx.db, 'SELECT id FROM record WHERE id = :id', { id }) !== undefined;
}

function isKnown(ctx: Context, id: string): boolean {
  return firstRow(ctx.db, 'SELECT id FROM submission WHERE id = :id', { id }) !== undefined;
}

function submissionOf(
  ctx: Context,
  { form, xml }: Filled,
  version: string,
  { instance: id, amends }: Reading,
): StoredSubmission {
  const worker = ownWorker(ctx);
  const now = ctx.now();
  return {
    id,
    form,
    form_version: version,
    xml,
    happened: isoDateIn(programmeOf(ctx).time_zone, now),
    recorded: now.toISOString(),
    clock: tick(meta(ctx, 'clock'), meta(ctx, 'device'), now.getTime()),
    worker: worker.id,
    area: worker.area,
    received: null,
    phone_happened: null,
    amends,
    about: null,
    state: 'unsent',
    reason: null,
  };
}
