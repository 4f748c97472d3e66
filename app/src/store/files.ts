/**
 * Photos, sounds and papers. A file is here from the moment it is chosen, so that a killed app loses
 * none; it waits to be sent from the moment its form is saved.
 */

import { firstRow, put } from '../engine/database';
import { type Context, programmeOrNull } from './context';

/** What was sent, or fetched to be seen, may take so many bytes; then the oldest goes. */
const KEPT_BYTES = 50_000_000;

/** 'shown' files came with the programme: its forms show them. */
export type FileState = 'draft' | 'unsent' | 'sent' | 'refused' | 'shown';

/** A file that waits to be sent. */
export interface WaitingFile {
  readonly name: string;
  readonly size: number;
}

/** Said when a form is saved; the text is for people. */
export class FileMissing extends Error {
  override readonly name = 'FileMissing';
}

function keep(ctx: Context, name: string, content: Uint8Array, state: FileState): void {
  if (firstRow(ctx.db, 'SELECT name FROM file WHERE name = :name', { name })) return;
  put(ctx.db, 'file', { name, content, state, kept: ctx.now().getTime() });
}

/** For a form that is being filled. */
export function keepFile(ctx: Context, name: string, content: Uint8Array): void {
  keep(ctx, name, content, 'draft');
}

/** One that came from the server to be seen. */
export function keepFetched(ctx: Context, name: string, content: Uint8Array): void {
  keep(ctx, name, content, 'sent');
}

/** Names of what the forms of the programme show and this phone has not got yet. */
export function mediaToFetch(ctx: Context): string[] {
  const names = JSON.stringify(Object.values(programmeOrNull(ctx)?.media ?? {}));
  const sql = `SELECT DISTINCT value AS name FROM json_each(:names)
    WHERE value NOT IN (SELECT name FROM file)`;
  return ctx.db.rows<{ name: string }>(sql, { names }).map(({ name }) => name);
}

export function keepMedium(ctx: Context, name: string, content: Uint8Array): void {
  keep(ctx, name, content, 'shown');
}

/** By the name that a form gives it; null when it is not on this phone. */
export function mediumOf(ctx: Context, name: string): DraftFile | null {
  const kept = programmeOrNull(ctx)?.media?.[name];
  const content = kept === undefined ? null : fileOf(ctx, kept);
  return kept !== undefined && content ? { name: kept, content } : null;
}

/** What no form shows any more. */
function dropOldMedia(ctx: Context): void {
  const names = JSON.stringify(Object.values(programmeOrNull(ctx)?.media ?? {}));
  ctx.db.run(
    `DELETE FROM file WHERE state = 'shown' AND name NOT IN (SELECT value FROM json_each(:names))`,
    { names },
  );
}

/** Null when it is not on this phone. */
export function fileOf(ctx: Context, name: string): Uint8Array | null {
  const sql = 'SELECT content FROM file WHERE name = :name';
  return firstRow<{ content: Uint8Array }>(ctx.db, sql, { name })?.content ?? null;
}

export interface DraftFile {
  readonly name: string;
  readonly content: Uint8Array;
}

/** Those that a draft names. */
export function filesNamedIn(ctx: Context, xml: string): DraftFile[] {
  const sql = 'SELECT name, content FROM file WHERE instr(:xml, name) > 0';
  return ctx.db.rows<DraftFile>(sql, { xml });
}

/** What a submission came with. */
export function keepNames(ctx: Context, submission: string, names: readonly string[]): void {
  for (const name of names) put(ctx.db, 'attachment', { submission, name });
}

export function namesOf(ctx: Context, submission: string): string[] {
  const sql = 'SELECT name FROM attachment WHERE submission = :submission ORDER BY name';
  return ctx.db.rows<{ name: string }>(sql, { submission }).map(({ name }) => name);
}

const ITS_NAMES = 'SELECT name FROM attachment WHERE submission = :submission';

/** Its files are to be sent. Throws when one is not here: the form is not saved without it. */
export function releaseFiles(ctx: Context, submission: string): void {
  const missing = firstRow(ctx.db, `${ITS_NAMES} AND name NOT IN (SELECT name FROM file) LIMIT 1`, {
    submission,
  });
  if (missing) throw new FileMissing('A file of this form is not on this phone: choose it again.');
  const sql = `UPDATE file SET state = 'unsent' WHERE state = 'draft' AND name IN (${ITS_NAMES})`;
  ctx.db.run(sql, { submission });
}

/** The server lost a submission, or may have: what came with it, it may have lost too. */
export function sendFilesAgain(ctx: Context, submission: string): void {
  const sql = `UPDATE file SET state = 'unsent' WHERE state = 'sent' AND name IN (${ITS_NAMES})`;
  ctx.db.run(sql, { submission });
}

/** What was chosen for a form and was not saved with it. `xml`: the draft that was thrown away. */
export function dropDraftFiles(ctx: Context, xml: string): void {
  const sql = "DELETE FROM file WHERE state = 'draft' AND instr(:xml, name) > 0";
  ctx.db.run(sql, { xml });
}

const DAY_MS = 86_400_000;

/** Chosen, and then another one in its place. One that was chosen just now has no draft yet. */
function dropForgottenFiles(ctx: Context): void {
  ctx.db.run(
    `DELETE FROM file WHERE state = 'draft' AND kept < :before
       AND NOT EXISTS (SELECT 1 FROM draft WHERE instr(draft.xml, file.name) > 0)`,
    { before: ctx.now().getTime() - DAY_MS },
  );
}

/** Oldest first. */
export function filesToSend(ctx: Context, most: number): WaitingFile[] {
  return ctx.db.rows<WaitingFile>(
    `SELECT name, length(content) AS size FROM file
     WHERE state = 'unsent' ORDER BY kept, name LIMIT :most`,
    { most },
  );
}

export function countUnsentFiles(ctx: Context): number {
  const sql = "SELECT COUNT(*) AS number FROM file WHERE state = 'unsent'";
  return firstRow<{ number: number }>(ctx.db, sql)?.number ?? 0;
}

/** Bytes of a file from `at` on. */
export function filePart(ctx: Context, name: string, at: number, most: number): Uint8Array {
  const sql = 'SELECT substr(content, :at + 1, :most) AS part FROM file WHERE name = :name';
  const found = firstRow<{ part: Uint8Array }>(ctx.db, sql, { name, at, most });
  return found?.part ?? new Uint8Array();
}

const SET_STATE = 'UPDATE file SET state = :state WHERE name = :name';

export function fileSent(ctx: Context, name: string): void {
  ctx.db.run(SET_STATE, { name, state: 'sent' });
}

/** The server will never take it; it stays here to be seen. */
export function fileRefused(ctx: Context, name: string): void {
  ctx.db.run(SET_STATE, { name, state: 'refused' });
}

/**
 * The server knows no submission that came with it. It waits for its own; without one here nobody will
 * ever want it: the server lost the submission after this phone was told to forget it.
 */
export function fileUnknown(ctx: Context, name: string): void {
  ctx.db.run(
    `DELETE FROM file WHERE name = :name AND NOT EXISTS (
       SELECT 1 FROM attachment a JOIN submission s ON s.id = a.submission WHERE a.name = :name)`,
    { name },
  );
}

const TOO_MUCH = `
  SELECT name FROM (
    SELECT name, SUM(length(content)) OVER (ORDER BY kept DESC, name) AS total
    FROM file WHERE state = 'sent'
  ) WHERE total > :most`;

/** What left with its submission, and what the server has and takes too much room here. */
export function tidyFiles(ctx: Context): void {
  ctx.db.run('DELETE FROM attachment WHERE submission NOT IN (SELECT id FROM submission)');
  ctx.db.run(
    `DELETE FROM file WHERE state IN ('sent', 'refused')
       AND name NOT IN (SELECT name FROM attachment)`,
  );
  ctx.db.run(`DELETE FROM file WHERE name IN (${TOO_MUCH})`, { most: KEPT_BYTES });
  dropForgottenFiles(ctx);
  dropOldMedia(ctx);
}
