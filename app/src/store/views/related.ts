/** Records that a form may choose or look up, besides the one it is about. */

import type { FormDefinition } from '../../contract/package';
import { firstRow } from '../../engine/database';
import { familyOf, homeSql } from '../../engine/family';
import { type Context, programmeOf } from '../context';
import type { FormRecord } from './formKit';

/** More than this many names nobody chooses from, and each makes the form slower. */
const MOST_CHOICES = 500;

const FILE = /jr:\/\/file-csv\/([\w-]+)\.csv/g;

/**
 * By list, the records that a form's questions choose from: first those of the same household and
 * those that its record names, then others by name. The list that it is about has just its one
 * record, so that look-ups stay quick.
 */
export function othersOf(
  ctx: Context,
  { xml }: FormDefinition,
  record: FormRecord | null,
): Record<string, FormRecord[]> {
  const { lists } = programmeOf(ctx);
  const named = new Set([...xml.matchAll(FILE)].map(([, list = '']) => list));
  const others = [...named].filter((list) => list in lists && list !== record?.list);
  const near = record && others.length > 0 ? nearTo(ctx, record) : [];
  return Object.fromEntries(others.map((list) => [list, recordsOf(ctx, list, near)]));
}

function nearTo(ctx: Context, record: FormRecord): string[] {
  const pkg = programmeOf(ctx);
  const home = firstRow<{ id: string; list: string }>(
    ctx.db,
    `SELECT id, list FROM record
     WHERE id = (SELECT ${homeSql(pkg)} FROM record r WHERE r.id = :id)`,
    { id: record.id },
  );
  const family = home ? familyOf(ctx.db, pkg, home).map(({ id }) => id) : [];
  const links = (pkg.lists[record.list]?.columns ?? []).filter(({ type }) => type === 'record');
  return [...links.map(({ name }) => record.properties[name] ?? ''), ...family];
}

type Row = Omit<FormRecord, 'properties'> & { readonly properties: string };

function recordsOf(ctx: Context, list: string, near: readonly string[]): FormRecord[] {
  const sql = `SELECT list, id, label, version, properties FROM record
    WHERE list = :list AND known IS NOT NULL
    ORDER BY id NOT IN (SELECT value FROM json_each(:near)), label, id LIMIT ${MOST_CHOICES}`;
  const rows = ctx.db.rows<Row>(sql, { list, near: JSON.stringify(near) });
  return rows.map((row) => withBlanks(ctx, row));
}

/** Null when it is not on this phone. */
export function formRecord(ctx: Context, id: string): FormRecord | null {
  const sql = 'SELECT list, id, label, version, properties FROM record WHERE id = :id';
  const row = firstRow<Row>(ctx.db, sql, { id });
  return row ? withBlanks(ctx, row) : null;
}

/** Every column of the list is there, blank or not, and no more: look-ups must not miss it. */
function withBlanks(ctx: Context, row: Row): FormRecord {
  const columns = programmeOf(ctx).lists[row.list]?.columns ?? [];
  const held = JSON.parse(row.properties) as FormRecord['properties'];
  const properties = Object.fromEntries(columns.map(({ name }) => [name, held[name] ?? '']));
  return { ...row, properties };
}
