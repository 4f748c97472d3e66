/** A household while somebody is there: its work, what comes soon, and what else can be done. */

import type { Words } from '../../contract/package';
import { firstRow } from '../../engine/database';
import { isFormOf } from '../../engine/describe';
import { familyOf, homeSql, type Relative } from '../../engine/family';
import type { RecordState } from '../../engine/fold';
import { type Context, ownWorker, present, programmeOf } from '../context';
import { homeOf } from '../planning';
import { refreshTasks } from '../tasking';
import { linkPath } from './formKit';
import { type TaskView, tasksWhere, whoseWork } from './tasks';
import type { Home } from './visits';

/** One of the household, with the forms that can be filled about them. */
export interface Inmate {
  readonly id: string;
  readonly label: string;
  readonly list: Words;
  readonly forms: readonly OfferedForm[];
  /** Forms that make a new record which names this one: a child of the household. */
  readonly begins: readonly OfferedForm[];
}

export interface OfferedForm {
  readonly form: string;
  readonly title: Words;
}

export interface HomeVisit {
  readonly today: number;
  readonly home: Home;
  readonly tasks: readonly TaskView[];
  /** Work that opens within days, or was put off. */
  readonly soon: readonly TaskView[];
  readonly inmates: readonly Inmate[];
}

type Row = Pick<RecordState, 'id' | 'list' | 'label'> & { readonly properties: string };

/** Of the household that a record belongs to; null where it is not on this phone. */
export function visit(ctx: Context, record: string): HomeVisit | null {
  refreshTasks(ctx);
  const pkg = programmeOf(ctx);
  const sql = `SELECT h.id, h.list, h.label, h.properties FROM record h
    WHERE h.known IS NOT NULL AND h.id = (SELECT ${homeSql(pkg)} FROM record r WHERE r.id = :record)`;
  const row = firstRow<Row>(ctx.db, sql, { record });
  if (!row) return null;
  const family = familyOf(ctx.db, pkg, row);
  return {
    today: present(ctx).today,
    home: homeOf(ctx, row),
    tasks: workOf(ctx, family, "t.state = 'ready'"),
    soon: workOf(ctx, family, SOON),
    inmates: family.map((one) => inmate(ctx, one)),
  };
}

/** Days ahead that are worth a word while one is there. */
const SOON = "(t.state = 'on-hold' OR (t.state = 'draft' AND t.opens <= :today + 31))";

function workOf(ctx: Context, family: readonly Relative[], condition: string): TaskView[] {
  const { sql, given } = whoseWork(ctx);
  const subjects = JSON.stringify(family.map(({ id }) => id));
  const these = `t.subject IN (SELECT value FROM json_each(:subjects)) AND ${condition} AND ${sql}`;
  return tasksWhere(ctx, these, { ...given, ...present(ctx), subjects });
}

function inmate(ctx: Context, { id, list }: Relative): Inmate {
  const sql = 'SELECT label FROM record WHERE id = :id';
  const label = firstRow<{ label: string }>(ctx.db, sql, { id })?.label ?? '';
  const words = programmeOf(ctx).lists[list]?.label ?? { '': list };
  return { id, label, list: words, forms: formsAbout(ctx, list), begins: formsBegun(ctx, list) };
}

/** Forms that this worker may fill about records of a list. */
export function formsAbout(ctx: Context, list: string): OfferedForm[] {
  const pkg = programmeOf(ctx);
  const { role } = ownWorker(ctx);
  return Object.entries(pkg.forms)
    .filter(([form, { about_list, about_path }]) => {
      return about_list === list && about_path !== null && isFormOf(pkg, form, role);
    })
    .map(([form, { title }]) => ({ form, title }));
}

/** Forms that make a new record which names one of a list: a child of this household. */
export function formsBegun(ctx: Context, list: string): OfferedForm[] {
  const pkg = programmeOf(ctx);
  const { role } = ownWorker(ctx);
  return Object.entries(pkg.forms)
    .filter(([name, form]) => {
      const links = form.about_path === null && linkPath(pkg, form, list) !== undefined;
      return links && isFormOf(pkg, name, role);
    })
    .map(([form, { title }]) => ({ form, title }));
}
