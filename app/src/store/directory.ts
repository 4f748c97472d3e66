/**
 * A line for each record: what it is called, what it is found by, and under whom it stands. Kept
 * beside the records, so that a search reads short texts and a family is found without a search.
 */

import type { ListDefinition } from '../contract/package';
import { firstRow, put } from '../engine/database';
import { findable, inWords, placeWords } from '../engine/finding';
import type { RecordState } from '../engine/fold';
import { wordsOf } from '../engine/likeness/names';
import { type Context, meta, programmeOf, setMeta } from './context';
import { WORKERS } from './people';
import { dropKeys, keepKeys } from './sharing';
import { placeOf } from './views/facts';

/** Raised when lines are written otherwise: all are written anew. */
const SHAPE = '2';

export interface DirectoryLine {
  readonly record: string;
  readonly list: string;
  readonly parent: string | null;
  /** What lines are put in order by. */
  readonly name: string;
  readonly words: string;
  readonly sounds: string;
  readonly numbers: string;
  /** Where it is, and the words of its places and of those it stands under. */
  readonly place: string;
  readonly around: string;
}

type Named = Pick<RecordState, 'id' | 'list' | 'label' | 'properties' | 'known'>;

/** Parents stand above each other this often at most: a circle in the records ends too. */
const DEPTH = 8;

/** After a record was settled. Those below it say where they are by it. */
export function listRecord(ctx: Context, record: Named): void {
  const definition = programmeOf(ctx).lists[record.list];
  if (!definition || record.list === WORKERS || record.known === null) {
    unlistRecord(ctx, record.id);
    return;
  }
  write(ctx, lineOf(ctx, definition, record), 0);
  keepKeys(ctx, definition, record);
}

export function unlistRecord(ctx: Context, id: string): void {
  dropKeys(ctx, id);
  const line = lineFor(ctx, id);
  if (!line) return;
  ctx.db.run('DELETE FROM directory WHERE record = :id', { id });
  for (const record of below(ctx, id)) listAgain(ctx, record, 1);
}

function write(ctx: Context, line: DirectoryLine, depth: number): void {
  const before = lineFor(ctx, line.record);
  put(ctx.db, 'directory', { ...line });
  const isSame = before && ['words', 'around', 'place'].every((key) => same(before, line, key));
  if (isSame || depth >= DEPTH) return;
  for (const record of below(ctx, line.record)) listAgain(ctx, record, depth + 1);
}

function same(one: DirectoryLine, other: DirectoryLine, key: string): boolean {
  return one[key as keyof DirectoryLine] === other[key as keyof DirectoryLine];
}

function below(ctx: Context, id: string): string[] {
  const sql = 'SELECT record FROM directory WHERE parent = :id';
  return ctx.db.rows<{ record: string }>(sql, { id }).map(({ record }) => record);
}

const RECORD = 'SELECT id, list, label, properties, known FROM record WHERE id = :id';

type Row = Omit<Named, 'properties'> & { readonly properties: string };

function listAgain(ctx: Context, id: string, depth: number): void {
  const row = firstRow<Row>(ctx.db, RECORD, { id });
  const definition = programmeOf(ctx).lists[row?.list ?? ''];
  if (row && definition) write(ctx, lineOf(ctx, definition, read(row)), depth);
}

function read(row: Row): Named {
  return { ...row, properties: JSON.parse(row.properties) as RecordState['properties'] };
}

export function lineFor(ctx: Context, id: string): DirectoryLine | undefined {
  return firstRow<DirectoryLine>(ctx.db, 'SELECT * FROM directory WHERE record = :id', { id });
}

function lineOf(ctx: Context, definition: ListDefinition, record: Named): DirectoryLine {
  const { id, list, label, properties } = record;
  const pkg = programmeOf(ctx);
  const parent = (definition.parent && properties[definition.parent]) || null;
  const upper = parent ? lineFor(ctx, parent) : undefined;
  const own = placeWords(definition, properties, pkg.choices);
  return {
    ...{ record: id, list, parent, ...findable(definition, label, properties) },
    name: wordsOf(label).join(' '),
    place: placeOf(pkg, list, properties) || (upper?.place ?? ''),
    around: inWords(own) + (upper ? upper.words + upper.around : ''),
  };
}

/** While all records are made anew. */
export function emptyDirectory(ctx: Context): void {
  ctx.db.run('DELETE FROM directory');
  ctx.db.run('DELETE FROM sharing');
  setMeta(ctx, 'directory', SHAPE);
}

/** Before anybody looks into it: an older app wrote none, or other lines. */
export function refreshDirectory(ctx: Context): void {
  if (meta(ctx, 'directory') === SHAPE) return;
  ctx.db.transaction(() => {
    emptyDirectory(ctx);
    const all = ctx.db.rows<Row>('SELECT id, list, label, properties, known FROM record');
    for (const row of all) listRecord(ctx, read(row));
  });
}
