/** The app's own tables, beside those that the programme brings (engine/projection.ts). */

import type { Database } from '../engine/database';
import { WORK_INDEX } from '../engine/projection';
import { digest, type Line } from '../engine/state';

/** Each entry takes the database one version on; never change one that was released. */
type Step = string | ((db: Database) => void);

const VERSIONS: readonly (readonly Step[])[] = [
  [
    'CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID',
    'CREATE TABLE worker (id TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, area TEXT NOT NULL)',
    'CREATE TABLE area (id TEXT PRIMARY KEY, name TEXT NOT NULL, parent TEXT)',
    // The log. state: unsent, sent or quarantined (then reason says why, in words).
    `CREATE TABLE submission (
      id TEXT PRIMARY KEY, form TEXT NOT NULL, form_version TEXT NOT NULL, xml TEXT NOT NULL,
      happened TEXT NOT NULL, recorded TEXT NOT NULL, clock TEXT NOT NULL,
      worker TEXT NOT NULL, area TEXT NOT NULL, received TEXT, state TEXT NOT NULL, reason TEXT
    )`,
    'CREATE INDEX submission_state ON submission (state, clock)',
    'CREATE INDEX submission_worker ON submission (worker, received)',
    // What each submission says about each record; operation is an EntityOperation as JSON.
    `CREATE TABLE change (
      record TEXT NOT NULL, submission TEXT NOT NULL, operation TEXT NOT NULL,
      PRIMARY KEY (record, submission)
    ) WITHOUT ROWID`,
    'CREATE INDEX change_submission ON change (submission)',
    // The fold; properties and clocks are JSON objects.
    `CREATE TABLE record (
      id TEXT PRIMARY KEY, list TEXT NOT NULL, label TEXT NOT NULL, properties TEXT NOT NULL,
      clocks TEXT NOT NULL, known TEXT, version INTEGER NOT NULL, area TEXT
    )`,
    // A form that was begun: one per form and record.
    `CREATE TABLE draft (
      form TEXT NOT NULL, record TEXT NOT NULL, xml TEXT NOT NULL, page INTEGER NOT NULL,
      PRIMARY KEY (form, record)
    ) WITHOUT ROWID`,
  ],
  [
    // Forms that are not in the programme, or not in this version: how to read what they filled.
    `CREATE TABLE definition (
      form TEXT NOT NULL, version TEXT NOT NULL, definition TEXT NOT NULL,
      PRIMARY KEY (form, version)
    ) WITHOUT ROWID`,
  ],
  ['ALTER TABLE submission ADD COLUMN phone_happened TEXT'],
  ['ALTER TABLE area ADD COLUMN owner TEXT'],
  [
    // JSON: the records of a submission that are ours, where they are not all.
    'ALTER TABLE submission ADD COLUMN about TEXT',
    // Records that left our areas: what is still to be sent about them does not bring them back.
    'CREATE TABLE gone (record TEXT PRIMARY KEY) WITHOUT ROWID',
    'ALTER TABLE change ADD COLUMN digest INTEGER NOT NULL DEFAULT 0',
    countDigests,
  ],
  [
    // Photos, sounds and papers, by name: draft (a form is being filled), unsent, sent, refused.
    `CREATE TABLE file (
      name TEXT PRIMARY KEY, content BLOB NOT NULL, state TEXT NOT NULL, kept INTEGER NOT NULL
    )`,
    // Which files each submission came with, here or not.
    `CREATE TABLE attachment (
      submission TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (submission, name)
    ) WITHOUT ROWID`,
    'CREATE INDEX attachment_name ON attachment (name)',
  ],
  [
    // The submission that it corrects or withdraws.
    'ALTER TABLE submission ADD COLUMN amends TEXT',
    'CREATE INDEX submission_amends ON submission (amends) WHERE amends IS NOT NULL',
  ],
  // ISO date of the last sync of each worker, for rules about workers.
  ['ALTER TABLE worker ADD COLUMN last_seen TEXT'],
  // JSON: the health workers of an area, and those of them for whom one covers.
  [
    "ALTER TABLE area ADD COLUMN workers TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE area ADD COLUMN covered TEXT NOT NULL DEFAULT '[]'",
  ],
  // What somebody did on a day.
  ['CREATE INDEX submission_happened ON submission (happened, worker)'],
  [
    // What records are found by: see store/directory.
    `CREATE TABLE directory (
      record TEXT PRIMARY KEY, list TEXT NOT NULL, parent TEXT, name TEXT NOT NULL,
      words TEXT NOT NULL, sounds TEXT NOT NULL, numbers TEXT NOT NULL,
      place TEXT NOT NULL, around TEXT NOT NULL
    ) WITHOUT ROWID`,
    'CREATE INDEX directory_name ON directory (name, record)',
    'CREATE INDEX directory_parent ON directory (parent)',
  ],
  [indexWork],
  [
    // What records that may be one share, with the sounds of their names: see store/sharing.
    `CREATE TABLE sharing (
      key TEXT NOT NULL, record TEXT NOT NULL, sounds TEXT NOT NULL, PRIMARY KEY (key, record)
    ) WITHOUT ROWID`,
    'CREATE INDEX sharing_record ON sharing (record)',
  ],
  // The number of a health worker, on the phone of who stands above her.
  ['ALTER TABLE worker ADD COLUMN phone TEXT'],
];

const LINES = `
  SELECT c.record, s.id AS submission, s.clock, s.happened
  FROM change c JOIN submission s ON s.id = c.submission`;
const KEEP = 'UPDATE change SET digest = :sum WHERE record = :record AND submission = :submission';

function countDigests(db: Database): void {
  for (const line of db.rows<Line>(LINES)) db.run(KEEP, { ...line, sum: digest(line) });
}

/** A phone that has its programme already made the table of tasks without it. */
function indexWork(db: Database): void {
  if (db.rows("SELECT 1 FROM sqlite_master WHERE name = 'task'").length > 0) db.run(WORK_INDEX);
}

export function prepareSchema(db: Database): void {
  const found = db.rows<{ user_version: number }>('PRAGMA user_version')[0]?.user_version ?? 0;
  VERSIONS.forEach((steps, index) => {
    if (index < found) return;
    db.transaction(() => {
      for (const step of steps) typeof step === 'string' ? db.run(step) : step(db);
      db.run(`PRAGMA user_version = ${index + 1}`);
    });
  });
}
