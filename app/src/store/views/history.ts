/** What was recorded about somebody: by whom and when, what it changed, and what it lost. */

import type { Words } from '../../contract/package';
import { dayOfIso } from '../../engine/days';
import type { Change } from '../../engine/fold';
import { type Step, steps } from '../../engine/history';
import { type EntityOperation, IMPORT } from '../../engine/reading';
import { WITHDRAWAL } from '../../engine/standing';
import { type Context, programmeOf } from '../context';
import { titleOf } from '../definitions';
import { namesOf } from '../files';
import { readingOf, type StoredSubmission, type SubmissionState } from '../log';
import { OUTCOME } from '../outcomes';
import { type Amended, amendedOf } from './amendments';
import { type Fact, factsOf } from './facts';

export interface HistoryEntry {
  readonly id: string;
  /** Null for the built-in import. */
  readonly title: Words | null;
  readonly day: number;
  /** The day that the phone said, where that could not be true; else null. */
  readonly phoneDay: number | null;
  /** ISO times: when it was saved, and when the server took it in. */
  readonly recorded: string;
  readonly received: string | null;
  readonly worker: string;
  readonly state: SubmissionState;
  readonly reason: string | null;
  /** Names of the photos, sounds and papers that it came with. */
  readonly files: readonly string[];
  /** What it said about the record. */
  readonly facts: readonly Fact[];
  readonly changed: readonly ChangedFact[];
  /** What it said although something later counts. */
  readonly lost: readonly LostFact[];
  /** The form it was filled with, and the record it was opened for; '' where it made one. */
  readonly form: string;
  readonly about: string;
  readonly amended: Amended;
}

/** Either may be missing: there was nothing before, or it was blanked. */
export interface ChangedFact {
  readonly before: Fact | null;
  readonly after: Fact | null;
}

export interface LostFact {
  readonly fact: Fact;
  /** Whose later word counts. */
  readonly worker: string;
  readonly day: number;
}

interface Row {
  readonly id: string;
  readonly form: string;
  readonly form_version: string;
  readonly happened: string;
  readonly phone_happened: string | null;
  readonly recorded: string;
  readonly received: string | null;
  readonly clock: string;
  readonly area: string;
  readonly state: SubmissionState;
  readonly reason: string | null;
  readonly amends: string | null;
  readonly author: string;
  readonly worker: string | null;
  readonly operation: string;
}

/** In the order in which they arrived; what is still to be sent comes last. */
const ARRIVED = `
  SELECT s.id, s.form, s.form_version, s.happened, s.phone_happened, s.recorded, s.received, s.clock,
    s.area, s.state, s.reason, s.amends, s.worker AS author, w.name AS worker, c.operation
  FROM change c JOIN submission s ON s.id = c.submission LEFT JOIN worker w ON w.id = s.worker
  WHERE c.record = :id ORDER BY s.received IS NULL, s.received, s.clock`;

/** The latest first. */
export function history(ctx: Context, id: string): HistoryEntry[] {
  const rows = ctx.db.rows<Row>(ARRIVED, { id });
  const told = new Map(
    steps(rows.filter(counts).map(changeOf)).map((step) => [step.submission, step]),
  );
  const amended = amendedOf(ctx, rows);
  const entries = rows.flatMap((row) => {
    const its = amended.get(row.id);
    if (row.form === WITHDRAWAL && row.state !== 'quarantined') return [];
    return its ? [{ clock: row.clock, entry: entryOf(ctx, row, rows, told.get(row.id), its) }] : [];
  });
  entries.sort((one, other) => {
    const days = other.entry.day - one.entry.day;
    return days !== 0 ? days : one.clock < other.clock ? 1 : -1;
  });
  return entries.map(({ entry }) => entry);
}

/** As store/amending says it in SQL. */
function counts({ amends, state }: Row): boolean {
  return amends === null || state !== 'quarantined';
}

function operationOf(row: Row): EntityOperation {
  return JSON.parse(row.operation) as EntityOperation;
}

function changeOf(row: Row): Change {
  const { id, form, clock, happened, area, amends } = row;
  return { submission: id, form, clock, happened, area, amends, entity: operationOf(row) };
}

function entryOf(
  ctx: Context,
  row: Row,
  rows: readonly Row[],
  step: Step | undefined,
  amended: Amended,
): HistoryEntry {
  const { list, values } = operationOf(row);
  const { id, recorded, received, state, reason } = row;
  const about = programmeOf(ctx).forms[row.form]?.about_path ? operationOf(row).id : '';
  return {
    ...{ id, recorded, received, state, reason, form: row.form, about, amended },
    title: row.form === IMPORT ? null : (outcomeOf(ctx, row) ?? titleOf(ctx, row)),
    day: dayOfIso(row.happened) ?? 0,
    phoneDay: row.phone_happened === null ? null : dayOfIso(row.phone_happened),
    worker: row.worker ?? '',
    files: namesOf(ctx, id),
    facts: factsOf(ctx, list, values),
    changed: (step?.changed ?? []).flatMap(({ key, before, after }) => {
      const fact = { before: factOf(ctx, list, key, before), after: factOf(ctx, list, key, after) };
      return fact.before || fact.after ? [fact] : [];
    }),
    lost: (step?.lost ?? []).flatMap(({ key, value, winner }) => {
      const fact = factOf(ctx, list, key, value);
      const later = rows.find((one) => one.id === winner);
      return fact && later ? [lostTo(fact, later)] : [];
    }),
  };
}

/** What was said of a task tells more than that something was. */
export function outcomeOf(ctx: Context, { form, id }: Pick<Row, 'form' | 'id'>): Words | null {
  if (form !== OUTCOME) return null;
  const [full] = ctx.db.rows<StoredSubmission>('SELECT * FROM submission WHERE id = :id', { id });
  const name = full && readingOf(ctx, full)?.answers['outcome'];
  return programmeOf(ctx).outcomes.find((one) => one.name === name)?.label ?? null;
}

/** Null for a blank, and for what is no property of the list. */
function factOf(ctx: Context, list: string, key: string, value: string): Fact | null {
  return factsOf(ctx, list, { [key]: value })[0] ?? null;
}

function lostTo(fact: Fact, later: Row): LostFact {
  return { fact, worker: later.worker ?? '', day: dayOfIso(later.happened) ?? 0 };
}
