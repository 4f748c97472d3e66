/** Submissions into the log, and from the log into records and rows. */

import type { Submission } from '../contract/server';
import { firstRow, put } from '../engine/database';
import { type Change, fold, type RecordState } from '../engine/fold';
import { createProjection, projectRecord, projectSubmission } from '../engine/projection';
import { type EntityOperation, OWNER, type Reading, readSubmission } from '../engine/reading';
import { digest } from '../engine/state';
import { affectedBy } from '../engine/tasks';
import { XmlError } from '../engine/xml';
import { type Context, programmeOf } from './context';
import { definitionOf } from './definitions';
import { keepNames } from './files';
import { comeBack, dropRecord, isAnyGone, isGone } from './forgetting';

export type SubmissionState = 'unsent' | 'sent' | 'quarantined';

/** A row of the log. */
export interface StoredSubmission extends Submission {
  readonly worker: string;
  readonly area: string;
  readonly received: string | null;
  /** The day that the phone said, where that could not be true. */
  readonly phone_happened: string | null;
  /** JSON: the records of it that are ours, where they are not all. */
  readonly about: string | null;
  readonly state: SubmissionState;
  readonly reason: string | null;
}

/** What the server may set right in a submission. */
const SETTLED = ['clock', 'worker', 'area', 'happened', 'about'] as const;
type Settled = Pick<StoredSubmission, (typeof SETTLED)[number]>;

/** Takes a submission in, or anew where the server set it right. Returns the records to settle. */
export function takeIn(ctx: Context, submission: StoredSubmission): string[] {
  const sql = `SELECT ${SETTLED.join(', ')} FROM submission WHERE id = :id`;
  const known = firstRow<Settled>(ctx.db, sql, { id: submission.id });
  put(ctx.db, 'submission', { ...submission });
  const same = known !== undefined && SETTLED.every((key) => known[key] === submission[key]);
  if (same && !isAnyGone(ctx)) return [];
  const reading = readingOf(ctx, submission);
  if (!reading) return [];
  const back = reading.operations.filter(({ id }) => submission.received && comeBack(ctx, id));
  return same && back.length === 0 ? [] : index(ctx, submission, reading);
}

/** What the version of the form that was filled makes of it; a form we do not know waits. */
function readingOf(ctx: Context, submission: StoredSubmission): Reading | null {
  const form = definitionOf(ctx, submission);
  if (!form) return null;
  try {
    const reading = readSubmission(form, submission.xml, programmeOf(ctx).time_zone);
    if (submission.about === null) return reading;
    const ours = new Set(JSON.parse(submission.about) as string[]);
    return { ...reading, operations: reading.operations.filter(({ id }) => ours.has(id)) };
  } catch (error) {
    if (error instanceof XmlError) return null;
    throw error;
  }
}

function index(ctx: Context, submission: StoredSubmission, reading: Reading): string[] {
  keepNames(ctx, submission.id, reading.files);
  const here = reading.operations.filter(({ id }) => !isGone(ctx, id));
  projectSubmission(ctx.db, programmeOf(ctx), submission, { ...reading, operations: here });
  for (const operation of here) {
    const line = { record: operation.id, submission: submission.id };
    const sum = digest({ ...submission, ...line });
    put(ctx.db, 'change', { ...line, operation: JSON.stringify(operation), digest: sum });
  }
  return here.map((operation) => operation.id);
}

type ChangeRow = Omit<Change, 'entity'> & { readonly operation: string };

const CHANGES = `
  SELECT s.id AS submission, s.form, s.clock, s.happened, s.area, c.operation
  FROM change c JOIN submission s ON s.id = c.submission
  WHERE c.record = :id`;

function foldRecord(ctx: Context, id: string): RecordState | null {
  const rows = ctx.db.rows<ChangeRow>(CHANGES, { id });
  return fold(
    rows.map(({ operation, ...change }) => {
      return { ...change, entity: JSON.parse(operation) as EntityOperation };
    }),
  );
}

/** Folds a record anew from the log and writes its rows. A record that moved away is dropped. */
export function settleRecord(ctx: Context, id: string): void {
  const record = foldRecord(ctx, id);
  if (!record || isGone(ctx, id) || (record.area !== null && !isOurs(ctx, record.area))) {
    dropRecord(ctx, id);
    return;
  }
  put(ctx.db, 'record', {
    ...record,
    properties: JSON.stringify(record.properties),
    clocks: JSON.stringify(record.clocks),
  });
  projectRecord(ctx.db, programmeOf(ctx), record, ownerOf(ctx, record));
}

/** Whom it was given to, or whose work its area is: as doorstep/server/records/owners. */
function ownerOf(ctx: Context, { properties, area }: RecordState): string | null {
  const sql = 'SELECT owner FROM area WHERE id = :area';
  const found = firstRow<{ owner: string | null }>(ctx.db, sql, { area });
  return properties[OWNER] || (found?.owner ?? null);
}

function isOurs(ctx: Context, area: string): boolean {
  return firstRow(ctx.db, 'SELECT id FROM area WHERE id = :area', { area }) !== undefined;
}

/** The records whose tasks a change of these may change. Ask before the change and after. */
export function concerned(ctx: Context, ids: readonly string[]): string[] {
  return ids.flatMap((id) => affectedBy(ctx.db, programmeOf(ctx), id));
}

/** Settles records; returns those whose tasks may change: a record that moves leaves others. */
export function settleRecords(ctx: Context, touched: Iterable<string>): Set<string> {
  const ids = [...touched];
  const before = concerned(ctx, ids);
  for (const id of ids) settleRecord(ctx, id);
  return new Set([...before, ...concerned(ctx, ids)]);
}

export function settleAllRecords(ctx: Context): void {
  const records = ctx.db.rows<{ id: string }>('SELECT DISTINCT record AS id FROM change');
  for (const { id } of records) settleRecord(ctx, id);
}

/** Everything that is derived from the log, made anew: after a new programme. */
export function rebuild(ctx: Context): void {
  createProjection(ctx.db, programmeOf(ctx));
  ctx.db.run('DELETE FROM change');
  ctx.db.run('DELETE FROM record');
  for (const submission of ctx.db.rows<StoredSubmission>('SELECT * FROM submission')) {
    const reading = readingOf(ctx, submission);
    if (reading) index(ctx, submission, reading);
  }
  settleAllRecords(ctx);
}
