/** What this worker did today, the latest first. */

import type { Words } from '../../contract/package';
import { isoOfDay } from '../../engine/days';
import { IMPORT } from '../../engine/reading';
import { standing, WITHDRAWAL } from '../../engine/standing';
import { COUNTS, isTied, tiedTo } from '../amending';
import { type Context, ownWorker, today } from '../context';
import { titleOf } from '../definitions';
import type { StoredSubmission, SubmissionState } from '../log';
import { outcomeOf } from './history';

export interface Done {
  readonly id: string;
  readonly title: Words;
  /** The record it is about, and its name. */
  readonly about: string;
  readonly person: string;
  /** ISO time. */
  readonly recorded: string;
  readonly state: SubmissionState;
}

type Row = Pick<StoredSubmission, 'id' | 'form' | 'form_version' | 'recorded' | 'state'> & {
  readonly about: string;
  readonly person: string;
};

const DONE = `
  SELECT s.id, s.form, s.form_version, s.recorded, s.state, r.id AS about, r.label AS person
  FROM submission s JOIN record r ON r.id = (
    SELECT c.record FROM change c WHERE c.submission = s.id LIMIT 1)
  WHERE s.happened = :day AND s.worker = :worker AND s.amends IS NULL AND ${COUNTS}
    AND s.form NOT IN ('${IMPORT}', '${WITHDRAWAL}')
  ORDER BY s.clock DESC`;

export function doneToday(ctx: Context): Done[] {
  const given = { day: isoOfDay(today(ctx)), worker: ownWorker(ctx).id };
  const rows = ctx.db.rows<Row>(DONE, given).filter(({ id }) => stands(ctx, id));
  return rows.map((row) => {
    const { id, about, person, recorded, state } = row;
    const title = outcomeOf(ctx, row) ?? titleOf(ctx, row);
    return { id, about, person, recorded, state, title };
  });
}

/** Not what was taken back. What was corrected was done all the same. */
function stands(ctx: Context, id: string): boolean {
  if (!isTied(ctx, id)) return true;
  const counting = tiedTo(ctx, id).filter((one) => !one.amends || one.state !== 'quarantined');
  const said = counting.map((one) => [one.id, { ...one, submission: one.id }] as const);
  return [...standing(new Map(said)).values()].some((place) => place.id === id);
}
