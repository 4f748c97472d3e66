/**
 * Corrections and withdrawals: what they tie together is about all that any of it is about, so what
 * the log says of a record is closed. As doorstep/server/records/amending.
 */

import { firstRow, put, quoted } from '../engine/database';
import { projectSubmission } from '../engine/projection';
import type { EntityOperation, Reading } from '../engine/reading';
import { standing } from '../engine/standing';
import { digest } from '../engine/state';
import { type Context, programmeOf } from './context';
import { isGone } from './forgetting';
import { readingOf, type StoredSubmission } from './log';

/** What the server refused amends nothing; other work that it set aside stands on this phone. */
export const COUNTS = "(s.amends IS NULL OR s.state <> 'quarantined')";

const TIED = `
  WITH RECURSIVE tied (id) AS (
    SELECT :id
    UNION SELECT s.amends FROM tied t JOIN submission s ON s.id = t.id WHERE s.amends IS NOT NULL
    UNION SELECT s.id FROM tied t JOIN submission s ON s.amends = t.id
  )
  SELECT s.* FROM submission s JOIN tied t ON t.id = s.id`;

/** One of those that are tied together, with what it says of records that are ours. */
interface Member {
  readonly submission: StoredSubmission;
  readonly reading: Reading;
  readonly counts: boolean;
}

export function tiedTo(ctx: Context, id: string): StoredSubmission[] {
  return ctx.db.rows<StoredSubmission>(TIED, { id });
}

/** Writes the lines and rows of all that is tied to a submission; returns the records. */
export function settleTied(ctx: Context, id: string): string[] {
  return isTied(ctx, id) ? settle(ctx, tiedTo(ctx, id)) : [];
}

export function settleAllTied(ctx: Context): void {
  const settled = new Set<string>();
  const sql = 'SELECT id FROM submission WHERE amends IS NOT NULL';
  for (const { id } of ctx.db.rows<{ id: string }>(sql)) {
    if (settled.has(id)) continue;
    const members = tiedTo(ctx, id);
    for (const member of members) settled.add(member.id);
    settle(ctx, members);
  }
}

export function isTied(ctx: Context, id: string): boolean {
  const sql = `SELECT id FROM submission WHERE amends = :id
    UNION ALL SELECT id FROM submission WHERE id = :id AND amends IS NOT NULL LIMIT 1`;
  return firstRow(ctx.db, sql, { id }) !== undefined;
}

export function settle(ctx: Context, submissions: readonly StoredSubmission[]): string[] {
  const members = submissions.flatMap((submission) => memberOf(ctx, submission) ?? []);
  const lists = listsOf(members.filter(({ counts }) => counts));
  const told = listsOf(members.filter(({ submission }) => submission.state === 'sent'));
  for (const member of members) {
    writeLines(ctx, member, lists, told);
    forgetRows(ctx, member.submission);
  }
  projectStanding(ctx, members);
  return [...lists.keys(), ...listsOf(members).keys()];
}

function memberOf(ctx: Context, submission: StoredSubmission): Member | null {
  const reading = readingOf(ctx, submission);
  if (!reading) return null;
  const operations = reading.operations.filter(({ id }) => !isGone(ctx, id));
  const counts = submission.amends === null || submission.state !== 'quarantined';
  return { submission, reading: { ...reading, operations }, counts };
}

/** All records that they are about, with their lists. */
function listsOf(members: readonly Member[]): Map<string, string> {
  const operations = members.flatMap(({ reading }) => reading.operations);
  return new Map(operations.map(({ id, list }) => [id, list]));
}

const OLD = `DELETE FROM change
  WHERE submission = :id AND record NOT IN (SELECT record FROM gone)`;

/** A line that the server cannot know of yet is not in the sum that is compared with its own. */
function writeLines(
  ctx: Context,
  { submission, reading }: Member,
  lists: ReadonlyMap<string, string>,
  told: ReadonlyMap<string, string>,
): void {
  const own = new Map(reading.operations.map((operation) => [operation.id, operation]));
  ctx.db.run(OLD, { id: submission.id });
  for (const [record, list] of [...lists, ...listsOf([{ submission, reading, counts: true }])]) {
    const line = { record, submission: submission.id };
    const sum = told.has(record) ? digest({ ...submission, ...line }) : 0;
    const operation = own.get(record) ?? nothingOf(list, record);
    put(ctx.db, 'change', { ...line, operation: JSON.stringify(operation), digest: sum });
  }
}

function nothingOf(list: string, id: string): EntityOperation {
  return { list, id, create: false, update: false, label: null, values: {} };
}

function forgetRows(ctx: Context, { id, form }: StoredSubmission): void {
  if (!programmeOf(ctx).forms[form]) return;
  ctx.db.run(`DELETE FROM ${quoted(`form_${form}`)} WHERE _id = :id`, { id });
}

function projectStanding(ctx: Context, members: readonly Member[]): void {
  const said = members
    .filter(({ counts }) => counts)
    .map(({ submission, reading }) => {
      const { id, form, clock, amends } = submission;
      return { submission: id, form, clock, amends, filled: submission, reading };
    });
  for (const [one, place] of standing(new Map(said.map((each) => [each.submission, each])))) {
    projectSubmission(ctx.db, programmeOf(ctx), place.filled, one.reading);
  }
}
