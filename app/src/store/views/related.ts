/** Records that a form may choose or look up, besides the one it is about. */

import type { FormDefinition } from '../../contract/package';
import { firstRow } from '../../engine/database';
import { familyOf, homeSql } from '../../engine/family';
import { type Context, programmeOf } from '../context';
import type { FormRecord } from './formKit';

/** Each look-up of a form scans all rows it was given: more would make it slow. */
const MOST = 300;

/**
 * Of each other list that the form reads: those of the same household, and those that the record
 * names; where there are none, whom this phone knows, the newest first.
 */
export function relatedTo(
  ctx: Context,
  { xml }: FormDefinition,
  record: FormRecord | null,
): FormRecord[] {
  const lists = Object.keys(programmeOf(ctx).lists).filter((list) => xml.includes(`/${list}.csv`));
  const near = record ? nearTo(ctx, record) : [];
  return lists.flatMap((list) => {
    const ids = near.filter((one) => one.list === list).map(({ id }) => id);
    if (ids.length > 0) return formRecords(ctx, ids);
    return list === record?.list ? [] : formRecords(ctx, newestOf(ctx, list));
  });
}

type Named = Pick<FormRecord, 'id' | 'list'>;

function nearTo(ctx: Context, record: FormRecord): Named[] {
  const pkg = programmeOf(ctx);
  const home = firstRow<Named>(
    ctx.db,
    `SELECT id, list FROM record
     WHERE id = (SELECT ${homeSql(pkg)} FROM record r WHERE r.id = :id)`,
    { id: record.id },
  );
  const family = home ? familyOf(ctx.db, pkg, home) : [];
  const links = (pkg.lists[record.list]?.columns ?? []).filter(({ type }) => type === 'record');
  const named = links.flatMap(({ name, choices }) => {
    const id = record.properties[name] ?? '';
    return id !== '' && choices ? [{ id, list: choices }] : [];
  });
  const others = new Map([...named, ...family].map((one) => [one.id, one]));
  others.delete(record.id);
  return [...others.values()].slice(0, MOST);
}

function newestOf(ctx: Context, list: string): string[] {
  const sql = `SELECT id FROM record WHERE list = :list AND known IS NOT NULL
    ORDER BY known DESC, label LIMIT :most`;
  return ctx.db.rows<{ id: string }>(sql, { list, most: MOST }).map(({ id }) => id);
}

type Row = Omit<FormRecord, 'properties'> & { readonly properties: string };

/** Every column of the list is there, blank or not: look-ups must not miss it. */
export function formRecords(ctx: Context, ids: readonly string[]): FormRecord[] {
  const sql = `SELECT list, id, label, version, properties FROM record
    WHERE id IN (SELECT value FROM json_each(:ids)) ORDER BY label, id`;
  return ctx.db.rows<Row>(sql, { ids: JSON.stringify(ids) }).map((row) => {
    const columns = programmeOf(ctx).lists[row.list]?.columns ?? [];
    const blank = Object.fromEntries(columns.map(({ name }) => [name, '']));
    return { ...row, properties: { ...blank, ...JSON.parse(row.properties) } };
  });
}
