/** All that a form needs to open: its XML, the record it is about, and what was begun. */

import type { Words } from '../../contract/package';
import { firstRow } from '../../engine/database';
import type { RecordState } from '../../engine/fold';
import { type Context, programmeOf } from '../context';
import { type Draft, draftOf } from '../drafts';
import { type DraftFile, filesNamedIn } from '../files';

export interface FormKit {
  readonly form: string;
  readonly title: Words;
  readonly xml: string;
  /** The question that names the record; null where the form makes a new one. */
  readonly aboutPath: string | null;
  readonly record: FormRecord | null;
  readonly draft: Draft | null;
  readonly draftFiles: readonly DraftFile[];
}

export interface FormRecord {
  readonly list: string;
  readonly id: string;
  readonly label: string;
  readonly version: number;
  readonly properties: RecordState['properties'];
}

/** Null when the programme has no such form, or the phone no such record. */
export function formKit(ctx: Context, form: string, about: string): FormKit | null {
  const definition = programmeOf(ctx).forms[form];
  const record = about === '' ? null : formRecord(ctx, about);
  if (!definition || (about !== '' && !record)) return null;
  const draft = draftOf(ctx, form, about);
  return {
    form,
    title: definition.title,
    xml: definition.xml,
    aboutPath: definition.about_path,
    record,
    draft,
    draftFiles: draft ? filesNamedIn(ctx, draft.xml) : [],
  };
}

type Row = Omit<FormRecord, 'properties'> & { readonly properties: string };

/** Every column of the list is there, blank or not: look-ups must not miss it. */
function formRecord(ctx: Context, id: string): FormRecord | null {
  const sql = 'SELECT list, id, label, version, properties FROM record WHERE id = :id';
  const row = firstRow<Row>(ctx.db, sql, { id });
  if (!row) return null;
  const columns = programmeOf(ctx).lists[row.list]?.columns ?? [];
  const blank = Object.fromEntries(columns.map(({ name }) => [name, '']));
  return { ...row, properties: { ...blank, ...JSON.parse(row.properties) } };
}
