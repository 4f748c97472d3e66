/** Submissions into the log, and from the log into records and rows. */

import { firstRow, put } from '../engine/database';
import { type Change, fold } from '../engine/fold';
import { createProjection, projectRecord } from '../engine/projection';
import type { EntityOperation } from '../engine/reading';
import { affectedBy } from '../engine/tasks';
import { COUNTS, isTied, settleAllTied, settleTied } from './amending';
import { type Context, programmeOf, subjectOf } from './context';
import { emptyDirectory, listRecord } from './directory';
import { comeBack, dropRecord, isAnyGone, isGone } from './forgetting';
import { index, readingOf, type StoredSubmission } from './log';
import { handDown, handDownAll, ownerOf } from './owning';
import { noteLastSeen, WORKERS } from './people';

/** What the server may set right in a submission. */
const SETTLED = ['clock', 'worker', 'area', 'happened', 'about', 'amends'] as const;
type Settled = Pick<StoredSubmission, (typeof SETTLED)[number] | 'state'>;

/** Takes a submission in, or anew where the server set it right. Returns the records to settle. */
export function takeIn(ctx: Context, submission: StoredSubmission): string[] {
  const sql = `SELECT ${SETTLED.join(', ')}, state FROM submission WHERE id = :id`;
  const known = firstRow<Settled>(ctx.db, sql, { id: submission.id });
  put(ctx.db, 'submission', { ...submission });
  const same =
    known !== undefined &&
    (known.state === submission.state || !isTied(ctx, submission.id)) &&
    SETTLED.every((key) => known[key] === submission[key]);
  if (same && !isAnyGone(ctx)) return [];
  const reading = readingOf(ctx, submission);
  if (!reading) return [];
  const back = reading.operations.filter(({ id }) => submission.received && comeBack(ctx, id));
  if (same && back.length === 0) return [];
  return [...index(ctx, submission, reading), ...settleTied(ctx, submission.id)];
}

type ChangeRow = Omit<Change, 'entity'> & { readonly operation: string };

const CHANGES = `
  SELECT s.id AS submission, s.form, s.clock, s.happened, s.area, s.amends, s.worker, c.operation
  FROM change c JOIN submission s ON s.id = c.submission
  WHERE c.record = :id AND ${COUNTS}`;

/** All that the log says of a record. */
export function changesOf(ctx: Context, id: string): Change[] {
  return ctx.db.rows<ChangeRow>(CHANGES, { id }).map(({ operation, ...change }) => {
    return { ...change, entity: JSON.parse(operation) as EntityOperation };
  });
}

/**
 * Folds a record anew from the log and writes its rows. A record that moved away is dropped; one
 * whose creation was withdrawn is where what is said of it was said.
 */
export function settleRecord(ctx: Context, id: string): void {
  const changes = changesOf(ctx, id);
  const record = fold(changes);
  const places = record?.area == null ? changes.map(({ area }) => area) : [record.area];
  if (!record || isGone(ctx, id) || !places.some((area) => isOurs(ctx, area))) {
    dropRecord(ctx, id);
    return;
  }
  put(ctx.db, 'record', {
    ...record,
    properties: JSON.stringify(record.properties),
    clocks: JSON.stringify(record.clocks),
  });
  projectRecord(ctx.db, programmeOf(ctx), record, ownerOf(ctx, record));
  listRecord(ctx, record);
  if (record.list === WORKERS) noteLastSeen(ctx, id);
}

function isOurs(ctx: Context, area: string): boolean {
  return firstRow(ctx.db, 'SELECT id FROM area WHERE id = :area', { area }) !== undefined;
}

/** The records whose tasks a change of these may change. Ask before the change and after. */
export function concerned(ctx: Context, ids: readonly string[]): string[] {
  return ids.flatMap((id) => affectedBy(ctx.db, programmeOf(ctx), subjectOf(ctx, id)));
}

/** Settles records; returns those whose tasks may change: what it leaves, and what goes with it. */
export function settleRecords(ctx: Context, touched: Iterable<string>): Set<string> {
  const ids = [...touched];
  const before = concerned(ctx, ids);
  for (const id of ids) settleRecord(ctx, id);
  const following = handDown(ctx, ids);
  return new Set([...before, ...following, ...concerned(ctx, ids)]);
}

export function settleAllRecords(ctx: Context): void {
  const records = ctx.db.rows<{ id: string }>('SELECT DISTINCT record AS id FROM change');
  for (const { id } of records) settleRecord(ctx, id);
  handDownAll(ctx);
}

/** Everything that is derived from the log, made anew: after a new programme. */
export function rebuild(ctx: Context): void {
  createProjection(ctx.db, programmeOf(ctx));
  ctx.db.run('DELETE FROM change');
  ctx.db.run('DELETE FROM record');
  emptyDirectory(ctx);
  for (const submission of ctx.db.rows<StoredSubmission>('SELECT * FROM submission')) {
    const reading = readingOf(ctx, submission);
    if (reading) index(ctx, submission, reading);
  }
  settleAllTied(ctx);
  settleAllRecords(ctx);
}
