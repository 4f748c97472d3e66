/** All that a form needs to open: its XML, the record it is about, and what was begun. */

import type { Words } from '../../contract/package';
import { firstRow } from '../../engine/database';
import type { RecordState } from '../../engine/fold';
import { type Context, programmeOf } from '../context';
import { type Draft, draftOf } from '../drafts';
import { type DraftFile, filesNamedIn } from '../files';
import { formRecords, relatedTo } from './related';

export interface FormKit {
  readonly form: string;
  readonly title: Words;
  readonly xml: string;
  /** The question that names the record; null where the form makes a new one. */
  readonly aboutPath: string | null;
  readonly record: FormRecord | null;
  /** What else it may read: records of the household, and the tables of the programme. */
  readonly related: readonly FormRecord[];
  readonly tables: Readonly<Record<string, string>>;
  readonly draft: Draft | null;
  readonly draftFiles: readonly DraftFile[];
  /** The key of its draft: the record, or what it corrects. */
  readonly key: string;
  /** The submission that is corrected, as it was filled; null for a new one. */
  readonly corrects: string | null;
}

export interface FormRecord {
  readonly list: string;
  readonly id: string;
  readonly label: string;
  readonly version: number;
  readonly properties: RecordState['properties'];
}

/** Null when the programme has no such form, or the phone no such record or submission. */
export function formKit(ctx: Context, form: string, about: string, corrects = ''): FormKit | null {
  const definition = programmeOf(ctx).forms[form];
  const [record = null] = about === '' ? [] : formRecords(ctx, [about]);
  if (!definition || (about !== '' && !record)) return null;
  const old = corrects === '' ? null : xmlOf(ctx, corrects);
  if (corrects !== '' && old === null) return null;
  const key = corrects || about;
  const draft = draftOf(ctx, form, key);
  const begun = draft?.xml ?? old;
  return {
    form,
    title: definition.title,
    xml: definition.xml,
    aboutPath: definition.about_path,
    record,
    related: relatedTo(ctx, definition, record),
    tables: programmeOf(ctx).tables ?? {},
    draft,
    draftFiles: begun ? filesNamedIn(ctx, begun) : [],
    key,
    corrects: old,
  };
}

function xmlOf(ctx: Context, id: string): string | null {
  const sql = 'SELECT xml FROM submission WHERE id = :id';
  return firstRow<{ xml: string }>(ctx.db, sql, { id })?.xml ?? null;
}
