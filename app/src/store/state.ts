/** Does this phone hold what the server says it should? If not, only what differs is mended. */

import type { HealAnswer } from '../contract/server';
import { firstRow } from '../engine/database';
import { MODULUS } from '../engine/state';
import { settle, tiedTo } from './amending';
import { type Context, meta, setMeta } from './context';
import { keepDefinitions } from './definitions';
import { sendFilesAgain } from './files';
import { dropLine, forget } from './forgetting';
import { settleRecord, takeIn } from './intake';
import { readingOf, type StoredSubmission } from './log';
import { sent } from './received';
import { markTasksStale, refreshTasks } from './tasking';

/** What the server has not is no difference: it waits to be sent, or was set aside. */
const LINES = `
  FROM change c JOIN submission s ON s.id = c.submission JOIN record r ON r.id = c.record
  WHERE s.state = 'sent'`;

function stateOf(ctx: Context): number {
  const sql = `SELECT COALESCE(SUM(c.digest), 0) % ${MODULUS} AS state ${LINES}`;
  return firstRow<{ state: number }>(ctx.db, sql)?.state ?? 0;
}

/** A difference that did not mend is left alone for so long. */
const PAUSE_MS = 24 * 3_600_000;

/** `state` comes with the last page of a pull; older servers do not send it. */
export function needsHealing(ctx: Context, state: number | undefined): boolean {
  if (state === undefined || state === stateOf(ctx)) return false;
  const tried = Date.parse(meta(ctx, 'unhealed'));
  return !(Math.abs(ctx.now().getTime() - tried) < PAUSE_MS);
}

/** After everything that differs was asked for: `cursor` is where that stands in the log. */
export function healed(ctx: Context, cursor: string): void {
  setMeta(ctx, 'cursor', cursor);
  refreshTasks(ctx);
}

/** After the pull that follows: what still differs will not mend by asking at once again. */
export function checkHealed(ctx: Context, state: number | undefined): void {
  const well = state === undefined || state === stateOf(ctx);
  setMeta(ctx, 'unhealed', well ? '' : ctx.now().toISOString());
}

type Sum = { readonly name: string; readonly sum: number };

function sums(ctx: Context, sql: string, heap = ''): Record<string, number> {
  const found = ctx.db.rows<Sum>(sql, { heap });
  return Object.fromEntries(found.filter(({ sum }) => sum > 0).map(({ name, sum }) => [name, sum]));
}

const HEAPS = `
  SELECT SUBSTR(c.record, 1, 2) AS name, SUM(c.digest) % ${MODULUS} AS sum ${LINES} GROUP BY 1`;

/** The heaps of records that are not the same on both sides. */
export function differingHeaps(ctx: Context, theirs: Readonly<Record<string, number>>): string[] {
  const ours = sums(ctx, HEAPS);
  const names = new Set([...Object.keys(ours), ...Object.keys(theirs)]);
  return [...names].filter((name) => ours[name] !== theirs[name]).sort();
}

const HELD = `
  SELECT c.record AS name, SUM(c.digest) % ${MODULUS} AS sum ${LINES}
    AND SUBSTR(c.record, 1, 2) = :heap GROUP BY 1`;

export function heldIn(ctx: Context, heap: string): Record<string, number> {
  return sums(ctx, HELD, heap);
}

/** All that the server knows of the records that differ takes the place of what is here. */
export function heal(ctx: Context, answer: HealAnswer): void {
  ctx.db.transaction(() => {
    keepDefinitions(ctx, answer.definitions);
    const theirs = new Set(answer.submissions.map(({ id }) => id));
    const dropped = answer.records.flatMap((record) => sendAgain(ctx, record, theirs));
    const touched = answer.submissions
      .flatMap((logged) => sent(ctx, logged))
      .flatMap((one) => takeIn(ctx, one));
    const all = new Set([...answer.records, ...dropped, ...touched]);
    for (const id of all) settleRecord(ctx, id);
    forget(ctx, answer.forgotten);
    markTasksStale(ctx);
  });
}

type Sent = { readonly submission: string; readonly form: string; readonly worker: string };

const SENT = `
  SELECT s.id AS submission, s.form, s.worker
  FROM change c JOIN submission s ON s.id = c.submission
  WHERE c.record = :record AND s.state = 'sent'`;

/**
 * What the server lost: our own work goes to it again, what others did their phones send. Returns the
 * records that others' work was about.
 */
function sendAgain(ctx: Context, record: string, theirs: ReadonlySet<string>): string[] {
  const dropped: string[] = [];
  for (const line of ctx.db.rows<Sent>(SENT, { record })) {
    if (theirs.has(line.submission)) continue;
    const tied = tiedTo(ctx, line.submission);
    if (line.worker === meta(ctx, 'worker')) waitAgain(ctx, line.submission);
    else dropped.push(...drop(ctx, record, line, tied));
    for (const { id } of tied.length > 1 ? tied : []) settle(ctx, tiedTo(ctx, id));
  }
  return dropped;
}

/**
 * A server that has it has what it amends, and tells it of whomever any of these is about: then it
 * lost all of it. Else it only is not about this record any more.
 */
function drop(
  ctx: Context,
  record: string,
  line: Sent,
  tied: readonly StoredSubmission[],
): string[] {
  const isLost = amended(tied, line.submission).some((one) =>
    readingOf(ctx, one)?.operations.some(({ id }) => id === record),
  );
  const records = isLost ? recordsOf(ctx, line.submission) : [record];
  for (const id of records) dropLine(ctx, id, line);
  return records;
}

/** It, what it amends, what that amends. */
function amended(tied: readonly StoredSubmission[], id: string): StoredSubmission[] {
  const one = tied.find((member) => member.id === id);
  return one ? [one, ...amended(tied, one.amends ?? '')] : [];
}

function recordsOf(ctx: Context, submission: string): string[] {
  const sql = 'SELECT record AS id FROM change WHERE submission = :submission';
  return ctx.db.rows<{ id: string }>(sql, { submission }).map(({ id }) => id);
}

function waitAgain(ctx: Context, submission: string): void {
  ctx.db.run("UPDATE submission SET state = 'unsent' WHERE id = :submission", { submission });
  sendFilesAgain(ctx, submission);
}
