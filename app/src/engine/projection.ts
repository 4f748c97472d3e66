/** Typed rows for the rules: entity_<list>, form_<form>. The package brings their tables. */

import type { Column, Kind, Package } from '../contract/package';
import { type Database, type Parameters, put, quoted, type SqlValue } from './database';
import { dayOfIso, happenedAt } from './days';
import type { RecordState } from './fold';
import { IMPORT, type Reading } from './reading';
import { recordedValue, shownValue, typedValue } from './values';

const TABLES = String.raw`
  SELECT name FROM sqlite_master
  WHERE type = 'table' AND (
    name LIKE 'entity\_%' ESCAPE '\' OR name LIKE 'form\_%' ESCAPE '\' OR name IN ('period', 'indicator_value', 'task')
  )`;

/** Makes the package's tables anew; what they held is gone. */
export function createProjection(db: Database, pkg: Package): void {
  for (const { name } of db.rows<{ name: string }>(TABLES)) db.run(`DROP TABLE ${quoted(name)}`);
  for (const statement of [...pkg.schema.projection, ...pkg.schema.task]) db.run(statement);
  db.run(WORK_INDEX);
}

/** All that the list of today is put in order by: of forty tasks of a record one is ready, or none. */
export const WORK_INDEX = `
  CREATE INDEX IF NOT EXISTS task_work ON task (
    rule, subject, area, owner, band, score, due, due_at, occurrence, cause, state
  ) WHERE state = 'ready'`;

/** The row of a record, or none while nobody has said that it began. */
export function projectRecord(
  db: Database,
  pkg: Package,
  record: RecordState,
  owner: string | null,
): void {
  const columns = pkg.lists[record.list]?.columns;
  if (!columns) return;
  const known = record.known === null ? null : dayOfIso(record.known);
  if (known === null) {
    forgetRecord(db, pkg, record);
    return;
  }
  const values = columns.map(({ name, type }) => {
    return [name, fitting(record.properties[name] ?? '', type, pkg.time_zone)] as const;
  });
  put(db, `entity_${record.list}`, {
    _id: record.id,
    _known: known,
    _area: record.area,
    _owner: owner,
    ...Object.fromEntries(values),
  });
}

type Named = Pick<RecordState, 'list' | 'id'>;

/** A list that the programme does not have has no table. */
export function forgetRecord(db: Database, pkg: Package, { list, id }: Named): void {
  if (!pkg.lists[list]) return;
  db.run(`DELETE FROM ${quoted(`entity_${list}`)} WHERE _id = :id`, { id });
}

export interface Encounter {
  readonly id: string;
  readonly form: string;
  /** ISO date. */
  readonly happened: string;
  /** ISO time. */
  readonly recorded: string;
  readonly worker: string;
}

/** One row per record that the submission is about; of one that was there, instead of it. */
export function projectSubmission(
  db: Database,
  pkg: Package,
  encounter: Encounter,
  reading: Reading,
): void {
  const form = pkg.forms[encounter.form];
  if (encounter.form === IMPORT || !form) return;
  const answers = form.columns.map(
    (column) => [column.name, answerIn(column, reading, pkg)] as const,
  );
  const row: Parameters = {
    _id: encounter.id,
    _day: dayOfIso(encounter.happened),
    ...momentOf(pkg, encounter),
    _worker: encounter.worker,
    ...Object.fromEntries(answers),
  };
  const old = `DELETE FROM ${quoted(`form_${encounter.form}`)} WHERE _subject = :id AND _id = :own`;
  for (const { id } of reading.operations) {
    db.run(old, { id, own: encounter.id });
    put(db, `form_${encounter.form}`, { ...row, _subject: id });
  }
}

/** A package in the shape of before there were moments has no column to write them to. */
function momentOf(pkg: Package, { happened, recorded }: Encounter): Parameters {
  const tables = pkg.schema.projection.find((sql) => sql.startsWith('CREATE TABLE "form_'));
  if (!tables?.includes('_at BIGINT,')) return {};
  return { _at: happenedAt(happened, recorded, pkg.time_zone) };
}

/** An answer of an old form in a question of the current one: blank where it does not fit. */
function answerIn(
  { name, type }: Column,
  { answers, kinds }: Reading,
  { time_zone }: Package,
): SqlValue {
  const value = answers[name] ?? null;
  const kind = kinds[name] ?? 'text';
  if (kind === type) return recordedValue(value, kind);
  return fitting(shownValue(value, kind), type, time_zone);
}

function fitting(text: string, kind: Kind, timeZone: string): SqlValue {
  return recordedValue(typedValue(text, kind, timeZone), kind);
}
