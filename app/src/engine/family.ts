/** The way from a record up to its household, and from a household down to all that is inside. */

import type { Package } from '../contract/package';
import { type Database, quoted } from './database';

/** The built-in list of workers: doorstep/protocol/model/workers.py. Nobody lives with them. */
export const WORKERS = 'worker';

/** The property of a list that names the parent of its records, and the parent's list. */
export interface LinkUp {
  readonly list: string;
  readonly property: string;
  readonly to: string;
}

export function linkUp(pkg: Package, list: string): LinkUp | null {
  const definition = pkg.lists[list];
  const column = definition?.columns.find(({ name }) => name === definition.parent);
  return column?.choices && column.choices !== WORKERS
    ? { list, property: column.name, to: column.choices }
    : null;
}

/** From parent to parent; lists have no circle. */
function wayUp(pkg: Package, list: string): LinkUp[] {
  const link = linkUp(pkg, list);
  return link ? [link, ...wayUp(pkg, link.to)] : [];
}

/** How many records at most stand above each other: a child, its mother, their household are three. */
export function generations(pkg: Package): number {
  return 1 + Math.max(0, ...Object.keys(pkg.lists).map((list) => wayUp(pkg, list).length));
}

/**
 * SQL for the household of a record `r`: where its parents end, as far as they are on this phone. A
 * record without a parent is a household of its own.
 */
export function homeSql(pkg: Package): string {
  const cases = Object.keys(pkg.lists).flatMap((list) => {
    const way = wayUp(pkg, list);
    return way.length === 0 ? [] : [`WHEN '${list}' THEN (${climb(list, way)})`];
  });
  return cases.length === 0 ? 'r.id' : `COALESCE(CASE r.list ${cases.join(' ')} END, r.id)`;
}

function climb(list: string, way: readonly LinkUp[]): string {
  const joins = way.map(({ property, to }, step) => {
    const parent = `p${step}.${quoted(property)}`;
    return `LEFT JOIN ${quoted(`entity_${to}`)} p${step + 1} ON p${step + 1}._id = ${parent}`;
  });
  const highest = way.map((_, step) => `p${step + 1}._id`).reverse();
  const top = highest.length === 1 ? highest[0] : `COALESCE(${highest.join(', ')})`;
  return `SELECT ${top} FROM ${quoted(`entity_${list}`)} p0 ${joins.join(' ')} WHERE p0._id = r.id`;
}

/** One of a household; `parent` is '' of the household itself. */
export interface Relative {
  readonly id: string;
  readonly list: string;
  readonly parent: string;
}

/** A household and all that is inside, each after its parent. */
export function familyOf(
  db: Database,
  pkg: Package,
  home: { id: string; list: string },
): Relative[] {
  return [{ ...home, parent: '' }, ...below(db, pkg, home.list, [home.id])];
}

function below(db: Database, pkg: Package, list: string, parents: readonly string[]): Relative[] {
  const links = Object.keys(pkg.lists).flatMap((child) => linkUp(pkg, child) ?? []);
  return links
    .filter(({ to }) => to === list)
    .flatMap((link) => childrenBy(db, pkg, link, parents));
}

/** Each child with what is below it. */
function childrenBy(
  db: Database,
  pkg: Package,
  { list, property }: LinkUp,
  parents: readonly string[],
): Relative[] {
  const sql = `SELECT _id AS id, ${quoted(property)} AS parent FROM ${quoted(`entity_${list}`)}
    WHERE ${quoted(property)} IN (SELECT value FROM json_each(:parents)) ORDER BY _known, _id`;
  const found = db.rows<Omit<Relative, 'list'>>(sql, { parents: JSON.stringify(parents) });
  return found.flatMap((child) => [{ ...child, list }, ...below(db, pkg, list, [child.id])]);
}
