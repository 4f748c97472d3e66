/** All that a form needs to open: its XML, the record it is about, and what was begun. */

import type { FormDefinition, Package, Words } from '../../contract/package';
import { firstRow } from '../../engine/database';
import type { RecordState } from '../../engine/fold';
import { type Context, programmeOf } from '../context';
import { type Draft, draftOf } from '../drafts';
import { type DraftFile, filesNamedIn } from '../files';
import { formRecord, othersOf } from './related';

export interface FormKit {
  readonly form: string;
  readonly title: Words;
  readonly xml: string;
  /** The question that names the record; null where the form makes a new one. */
  readonly aboutPath: string | null;
  readonly record: FormRecord | null;
  /** By list, the records that the form's other questions choose from. */
  readonly others: Readonly<Record<string, readonly FormRecord[]>>;
  /** CSV files that came with the programme, by name without .csv. */
  readonly tables: Readonly<Record<string, string>>;
  /** Where a new record is begun from another one: the question that names that, answered. */
  readonly begunFrom: { readonly path: string; readonly id: string } | null;
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

/**
 * `from`: the record that a new one is begun from. Null when the programme has no such form, or the
 * phone no such record or submission.
 */
export function formKit(
  ctx: Context,
  form: string,
  about: string,
  corrects = '',
  from = '',
): FormKit | null {
  const definition = programmeOf(ctx).forms[form];
  const record = about === '' ? null : formRecord(ctx, about);
  if (!definition || (about !== '' && !record)) return null;
  const old = corrects === '' ? null : xmlOf(ctx, corrects);
  if (corrects !== '' && old === null) return null;
  const key = corrects || about || from;
  const draft = draftOf(ctx, form, key);
  const begun = draft?.xml ?? old;
  return {
    form,
    title: definition.title,
    xml: definition.xml,
    aboutPath: definition.about_path,
    record,
    others: othersOf(ctx, definition, record),
    tables: programmeOf(ctx).tables ?? {},
    begunFrom: from === '' ? null : begunFrom(ctx, definition, from),
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

/** The answer that becomes a property which names records of its list. */
function begunFrom(ctx: Context, form: FormDefinition, id: string): FormKit['begunFrom'] {
  const sql = 'SELECT list FROM record WHERE id = :id AND known IS NOT NULL';
  const list = firstRow<{ list: string }>(ctx.db, sql, { id })?.list;
  const path = list && linkPath(programmeOf(ctx), form, list);
  return path ? { path, id } : null;
}

/** Path of the question by which a new record of `form` names one of `list`. */
export function linkPath(pkg: Package, form: FormDefinition, list: string): string | undefined {
  const block = form.entities.find((entity) => entity.list === form.about_list);
  const links = pkg.lists[form.about_list]?.columns ?? [];
  const names = links.filter(({ type, choices }) => type === 'record' && choices === list);
  return block?.saves.find(({ property }) => names.some(({ name }) => name === property))?.path;
}
