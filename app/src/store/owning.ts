/** Whose work a record is: as doorstep/server/records/owners. */

import { firstRow, quoted } from '../engine/database';
import type { RecordState } from '../engine/fold';
import { MADE_BY, OWNER } from '../engine/reading';
import { type Context, programmeOf } from './context';

interface Staffed {
  readonly owner: string | null;
  /** JSON: ids of its health workers. */
  readonly workers: string;
}

/** Whom it was given to, who made it, whose its parent is, or whose work its area is. */
export function ownerOf(ctx: Context, record: RecordState): string | null {
  const { properties, list } = record;
  if (properties[OWNER]) return properties[OWNER];
  const link = linkToParent(ctx, list);
  if (!link) return madeBy(ctx, record) ?? ofArea(ctx, record.area);
  const sql = `SELECT _owner AS owner FROM ${quoted(`entity_${link.to}`)} WHERE _id = :parent`;
  const parent = properties[link.property] ?? '';
  const found = firstRow<{ owner: string | null }>(ctx.db, sql, { parent });
  return found?.owner || ofArea(ctx, record.area);
}

/** While she works there. A record that was given to its area is no one's any more. */
function madeBy(ctx: Context, { properties, list, area }: RecordState): string | null {
  const maker = properties[MADE_BY];
  if (programmeOf(ctx).lists[list]?.owner !== 'worker' || properties[OWNER] === '') return null;
  const workers = JSON.parse(areaOf(ctx, area)?.workers ?? '[]') as string[];
  return maker !== undefined && workers.includes(maker) ? maker : null;
}

function ofArea(ctx: Context, area: string | null): string | null {
  return areaOf(ctx, area)?.owner ?? null;
}

function areaOf(ctx: Context, area: string | null): Staffed | undefined {
  return firstRow<Staffed>(ctx.db, 'SELECT owner, workers FROM area WHERE id = :area', { area });
}

interface LinkUp {
  readonly property: string;
  readonly to: string;
}

/** The parent that records of a list have their owner from. */
function linkToParent(ctx: Context, list: string): LinkUp | null {
  const definition = programmeOf(ctx).lists[list];
  if (!definition?.parent || definition.owner) return null;
  const column = definition.columns.find(({ name }) => name === definition.parent);
  return column?.choices ? { property: column.name, to: column.choices } : null;
}

/** From households down to whatever is inside. */
export function handDownAll(ctx: Context): void {
  for (const list of Object.keys(programmeOf(ctx).lists)) {
    if (!linkToParent(ctx, list)) handDownFrom(ctx, list, null);
  }
}

/** What is below these records is whose they are: those that changed hands. */
export function handDown(ctx: Context, ids: Iterable<string>): string[] {
  const given = JSON.stringify([...ids]);
  const sql = 'SELECT DISTINCT list FROM record WHERE id IN (SELECT value FROM json_each(:given))';
  const lists = ctx.db.rows<{ list: string }>(sql, { given });
  return lists.flatMap(({ list }) => handDownFrom(ctx, list, given));
}

/** `given`: JSON of the ids to begin with; null for all of the list. */
function handDownFrom(ctx: Context, list: string, given: string | null): string[] {
  return Object.keys(programmeOf(ctx).lists).flatMap((child) => {
    const link = linkToParent(ctx, child);
    if (link?.to !== list) return [];
    const changed = inWrongHands(ctx, child, link, given);
    for (const row of changed) give(ctx, child, row);
    const below = changed.map(({ id }) => id);
    if (given !== null && below.length === 0) return [];
    const next = given === null ? null : JSON.stringify(below);
    return [...below, ...handDownFrom(ctx, child, next)];
  });
}

interface Wrong {
  readonly id: string;
  readonly owner: string | null;
}

function inWrongHands(
  ctx: Context,
  child: string,
  { property, to }: LinkUp,
  given: string | null,
): Wrong[] {
  const some = given === null ? '' : 'AND p._id IN (SELECT value FROM json_each(:given))';
  const sql = `
    SELECT c._id AS id, COALESCE(p._owner, a.owner) AS owner FROM ${quoted(`entity_${child}`)} c
    JOIN record r ON r.id = c._id AND COALESCE(r.properties ->> '$.${OWNER}', '') = ''
    LEFT JOIN ${quoted(`entity_${to}`)} p ON p._id = c.${quoted(property)}
    LEFT JOIN area a ON a.id = c._area
    WHERE c._owner IS NOT COALESCE(p._owner, a.owner) ${some}`;
  return ctx.db.rows<Wrong>(sql, given === null ? {} : { given });
}

function give(ctx: Context, list: string, { id, owner }: Wrong): void {
  ctx.db.run(`UPDATE ${quoted(`entity_${list}`)} SET _owner = :owner WHERE _id = :id`, {
    id,
    owner,
  });
}
