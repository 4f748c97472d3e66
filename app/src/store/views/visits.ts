/** Work by household: whoever goes there does all of it. */

import type { BandName, Words } from '../../contract/package';
import type { Parameters } from '../../engine/database';
import { homeSql } from '../../engine/family';
import type { RecordState } from '../../engine/fold';
import { type Point, pointOf } from '../../engine/places';
import { BANDS, IS_LATE, WORKLIST_ORDER } from '../../engine/tasks';
import { type Context, present, programmeOf } from '../context';
import { placeOf } from './facts';
import { type TaskView, tasksWhere, whoseWork } from './tasks';

/** What a household is known by. */
export interface Home {
  readonly id: string;
  readonly list: Words;
  readonly label: string;
  readonly place: string;
}

/** A household with its work, which is in the order of the worklist. */
export interface Visit extends Home {
  /** Of its most urgent task. */
  readonly band: BandName;
  /** How many tasks are late. */
  readonly late: number;
  readonly tasks: readonly TaskView[];
}

/** What is counted of a household before anybody looks at its tasks: there may be thousands. */
export interface HomeWork extends Home {
  readonly point: Point | null;
  readonly area: string;
  readonly band: number;
  readonly tasks: number;
  readonly late: number;
  readonly urgent: number;
  readonly rules: readonly string[];
  /** JSON: the records that the tasks are about. */
  readonly subjects: string;
}

interface Row {
  readonly home: string;
  readonly list: string;
  readonly label: string;
  readonly properties: string;
  readonly area: string | null;
  readonly band: number;
  readonly tasks: number;
  readonly late: number;
  readonly urgent: number;
  readonly rules: string;
  readonly subjects: string;
}

/** Households by their most urgent task. */
function homesSql(home: string, condition: string): string {
  return `
    WITH work AS (
      SELECT t.subject, t.rule, t.band, ${home} AS home, ${IS_LATE} AS late,
        ROW_NUMBER() OVER (ORDER BY ${WORKLIST_ORDER}) AS rank
      FROM task t JOIN record r ON r.id = t.subject WHERE ${condition}
    )
    SELECT h.id AS home, h.list, h.label, h.properties, h.area, MAX(w.band) AS band,
      COUNT(*) AS tasks, SUM(w.late) AS late, SUM(w.band > 0) AS urgent,
      json_group_array(DISTINCT w.rule) AS rules, json_group_array(DISTINCT w.subject) AS subjects
    FROM work w JOIN record h ON h.id = w.home GROUP BY h.id ORDER BY MIN(w.rank)`;
}

/** Which tasks: by their state or day, and whose. */
export interface Which {
  /** Of tasks `t`, with :today and :now and what is given. */
  readonly sql: string;
  readonly given?: Parameters;
  /** The health workers of an area, instead of oneself. */
  readonly area?: string | undefined;
}

export const READY: Which = { sql: "t.state = 'ready'" };

function where(ctx: Context, { sql, given, area }: Which): { sql: string; given: Parameters } {
  const whose = whoseWork(ctx, area);
  return {
    sql: `${sql} AND ${whose.sql}`,
    given: { ...given, ...whose.given, ...present(ctx) },
  };
}

/** Every household with such work, the most urgent first. */
export function homesWithWork(ctx: Context, which: Which): HomeWork[] {
  const { sql, given } = where(ctx, which);
  const rows = ctx.db.rows<Row>(homesSql(homeSql(programmeOf(ctx)), sql), given);
  return rows.map((row) => homeWork(ctx, row));
}

function homeWork(ctx: Context, row: Row): HomeWork {
  const pkg = programmeOf(ctx);
  const { home: id, list, label, area, band, tasks, late, urgent, subjects } = row;
  const properties = JSON.parse(row.properties) as RecordState['properties'];
  return {
    ...{ id, label, band, tasks, late, urgent, subjects },
    area: area ?? '',
    list: pkg.lists[list]?.label ?? { '': list },
    place: placeOf(pkg, list, properties),
    point: pointOf(pkg, list, properties),
    rules: JSON.parse(row.rules) as string[],
  };
}

/** The tasks of some of these households. */
export function visitsOf(ctx: Context, homes: readonly HomeWork[], which: Which): Visit[] {
  const { sql, given } = where(ctx, which);
  const homeOf = new Map(homes.flatMap((home) => subjectsOf(home).map((id) => [id, home.id])));
  const some = `t.subject IN (SELECT value FROM json_each(:subjects)) AND ${sql}`;
  const subjects = JSON.stringify([...homeOf.keys()]);
  const tasks = tasksWhere(ctx, some, { ...given, subjects });
  return homes.map(({ id, list, label, place, band, late }) => {
    const own = tasks.filter(({ subject }) => homeOf.get(subject) === id);
    return { id, list, label, place, late, band: BANDS[band] ?? 'routine', tasks: own };
  });
}

function subjectsOf({ subjects }: HomeWork): string[] {
  return JSON.parse(subjects) as string[];
}
