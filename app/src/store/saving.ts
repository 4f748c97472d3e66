/** A filled form becomes a submission: with records, rows, tasks and outbox, or not at all. */

import { tick } from '../engine/clock';
import { firstRow } from '../engine/database';
import { isoDateIn } from '../engine/days';
import { readSubmission } from '../engine/reading';
import { type Context, meta, ownWorker, programmeOf, setMeta } from './context';
import { dropDraft } from './drafts';
import { type StoredSubmission, settleRecord, takeIn } from './intake';
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
    const submission = submissionOf(ctx, filled);
    const records = recordsOf(ctx, filled);
    if (!isKnown(ctx, submission.id)) {
      setMeta(ctx, 'clock', submission.clock);
      const touched = takeIn(ctx, submission);
      for (const id of touched) settleRecord(ctx, id);
      touchTasks(ctx, touched);
    }
    dropDraft(ctx, filled.form, filled.about);
    return { id: submission.id, records, label: labelOf(ctx, records[0]) };
  });
}

function recordsOf(ctx: Context, { form, xml }: Filled): string[] {
  const definition = programmeOf(ctx).forms[form];
  return definition ? readSubmission(definition, xml).operations.map(({ id }) => id) : [];
}

function labelOf(ctx: Context, id = ''): string {
  const sql = 'SELECT label FROM record WHERE id = :id';
  return firstRow<{ label: string }>(ctx.db, sql, { id })?.label ?? '';
}

function isKnown(ctx: Context, id: string): boolean {
  return firstRow(ctx.db, 'SELECT id FROM submission WHERE id = :id', { id }) !== undefined;
}

function submissionOf(ctx: Context, { form, xml }: Filled): StoredSubmission {
  const pkg = programmeOf(ctx);
  const definition = pkg.forms[form];
  if (!definition) throw new Error(`The programme has no form ${form}.`);
  const worker = ownWorker(ctx);
  const now = ctx.now();
  return {
    id: readSubmission(definition, xml).instance,
    form,
    form_version: definition.version,
    xml,
    happened: isoDateIn(pkg.time_zone, now),
    recorded: now.toISOString(),
    clock: tick(meta(ctx, 'clock'), meta(ctx, 'device'), now.getTime()),
    worker: worker.id,
    area: worker.area,
    received: null,
    state: 'unsent',
    reason: null,
  };
}
