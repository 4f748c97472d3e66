/** The rows of the log, what each says, and the lines in which it says it of a record. */

import type { Submission } from '../contract/server';
import { put } from '../engine/database';
import { projectSubmission } from '../engine/projection';
import { type Reading, readSubmission } from '../engine/reading';
import { digest } from '../engine/state';
import { XmlError } from '../engine/xml';
import { type Context, programmeOf } from './context';
import { definitionOf } from './definitions';
import { keepNames } from './files';
import { isGone } from './forgetting';

export type SubmissionState = 'unsent' | 'sent' | 'quarantined';

/** A row of the log. */
export interface StoredSubmission extends Submission {
  readonly worker: string;
  readonly area: string;
  readonly received: string | null;
  /** The day that the phone said, where that could not be true. */
  readonly phone_happened: string | null;
  /** The submission that it corrects or withdraws. */
  readonly amends: string | null;
  /** JSON: the records of it that are ours, where they are not all. */
  readonly about: string | null;
  readonly state: SubmissionState;
  readonly reason: string | null;
}

/** What the version of the form that was filled makes of it; a form we do not know waits. */
export function readingOf(ctx: Context, submission: StoredSubmission): Reading | null {
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

export function index(ctx: Context, submission: StoredSubmission, reading: Reading): string[] {
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
