/** Who belongs together: a household and all that is inside, as a tree. */

import type { Words } from '../../contract/package';
import { firstRow } from '../../engine/database';
import { workOf } from '../../engine/describe';
import { familyOf, homeSql, type Relative } from '../../engine/family';
import type { RecordState } from '../../engine/fold';
import { IS_LATE } from '../../engine/tasks';
import { type Context, present, programmeOf } from '../context';
import { type Fact, summaryOf } from './facts';
import { FOR_ROLE } from './tasks';

export interface Member {
  readonly id: string;
  readonly label: string;
  readonly list: Words;
  /** The first things that tell one from another. */
  readonly facts: readonly Fact[];
  /** Visits that can be made today, and those of them that are late. */
  readonly ready: number;
  readonly late: number;
  readonly children: readonly Member[];
}

/** A household may be drawn with so many; more is a list that lost its way. */
const MOST = 200;

/** Null for who stands alone. */
export function family(ctx: Context, id: string): Member | null {
  const pkg = programmeOf(ctx);
  const sql = `SELECT id, list FROM record
    WHERE known IS NOT NULL AND id = (SELECT ${homeSql(pkg)} FROM record r WHERE r.id = :id)`;
  const home = firstRow<{ id: string; list: string }>(ctx.db, sql, { id });
  const found = home ? familyOf(ctx.db, pkg, home).slice(0, MOST) : [];
  return home && found.length > 1 ? (treesOf(ctx, '', found)[0] ?? null) : null;
}

function treesOf(ctx: Context, parent: string, found: readonly Relative[]): Member[] {
  return found
    .filter((one) => one.parent === parent)
    .map((one) => ({ ...memberOf(ctx, one), children: treesOf(ctx, one.id, found) }));
}

const MEMBER = `
  SELECT r.label, r.properties, COUNT(t.rule) AS ready, COALESCE(SUM(${IS_LATE}), 0) AS late
  FROM record r LEFT JOIN task t ON t.subject = r.id AND t.state = 'ready' AND ${FOR_ROLE}
  WHERE r.id = :id`;

type Row = { label: string; properties: string; ready: number; late: number };

/** Of a long summary only what comes first: the tree is to be read at a glance. */
const FACTS = 2;

function memberOf(ctx: Context, { id, list }: Relative): Omit<Member, 'children'> {
  const pkg = programmeOf(ctx);
  const work = workOf(pkg, 'chw');
  const row = firstRow<Row>(ctx.db, MEMBER, { ...present(ctx), id, work });
  const properties = JSON.parse(row?.properties ?? '{}') as RecordState['properties'];
  return {
    ...{ id, label: row?.label ?? '', ready: row?.ready ?? 0, late: row?.late ?? 0 },
    list: pkg.lists[list]?.label ?? { '': list },
    facts: summaryOf(ctx, list, properties).slice(0, FACTS),
  };
}
