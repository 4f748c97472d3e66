/** Work by household: whoever goes there does all of it. */

import type { BandName, Package, Words } from '../../contract/package';
import type { Parameters } from '../../engine/database';
import { generations } from '../../engine/family';
import type { RecordState } from '../../engine/fold';
import { type Point, pointOf } from '../../engine/places';
import { BANDS, IS_LATE, WORKLIST_ORDER } from '../../engine/tasks';
import { type Context, present, programmeOf } from '../context';
import { refreshDirectory } from '../directory';
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
  readonly all_homes: number;
  readonly all_tasks: number;
  readonly all_late: number;
  readonly all_urgent: number;
}

/** The household of a task `t`: from parent to parent in the directory, whose lines are short. */
function homeOfTask(pkg: Package): { readonly home: string; readonly joins: string } {
  const steps = Array.from({ length: generations(pkg) }, (_, step) => step);
  const joins = steps.map((step) => {
    const below = step === 0 ? 't.subject' : `d${step - 1}.parent`;
    return `LEFT JOIN directory d${step} ON d${step}.record = ${below}`;
  });
  const highest = steps.map((step) => `d${step}.record`).reverse();
  return { home: `COALESCE(${[...highest, 't.subject'].join(', ')})`, joins: joins.join(' ') };
}

/**
 * Households by their most urgent task, and what all of them have. Records are wide and hundreds may
 * have work, so only those that are asked for are read.
 */
function homesSql(pkg: Package, condition: string): string {
  const { home, joins } = homeOfTask(pkg);
  return `
    WITH work AS (
      SELECT t.subject, t.rule, t.band, ${home} AS home, ${IS_LATE} AS late,
        ROW_NUMBER() OVER (ORDER BY ${WORKLIST_ORDER}) AS rank
      FROM task t ${joins} WHERE ${condition}
    ), homes AS (
      SELECT home, MAX(band) AS band, COUNT(*) AS tasks, SUM(late) AS late, SUM(band > 0) AS urgent,
        json_group_array(DISTINCT rule) AS rules, json_group_array(DISTINCT subject) AS subjects,
        MIN(rank) AS rank, COUNT(*) OVER () AS all_homes, SUM(COUNT(*)) OVER () AS all_tasks,
        SUM(SUM(late)) OVER () AS all_late, SUM(SUM(band > 0)) OVER () AS all_urgent
      FROM work GROUP BY home ORDER BY MIN(rank) LIMIT :most
    )
    SELECT w.*, h.list, h.label, h.properties, h.area
    FROM homes w JOIN record h ON h.id = w.home ORDER BY w.rank`;
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

/** How much work there is, whatever of it is shown. */
export interface Counts {
  readonly homes: number;
  readonly tasks: number;
  readonly late: number;
  readonly urgent: number;
}

const ALL = -1;

/** Households with such work, the most urgent first: as many as are asked for. */
export function mostUrgent(
  ctx: Context,
  which: Which,
  most = ALL,
): { readonly homes: readonly HomeWork[]; readonly all: Counts } {
  refreshDirectory(ctx);
  const { sql, given } = where(ctx, which);
  const some = most === ALL ? ALL : Math.max(1, most); // the counts come with the first
  const rows = ctx.db.rows<Row>(homesSql(programmeOf(ctx), sql), { ...given, most: some });
  const [first] = rows;
  const all = {
    homes: first?.all_homes ?? 0,
    tasks: first?.all_tasks ?? 0,
    late: first?.all_late ?? 0,
    urgent: first?.all_urgent ?? 0,
  };
  const shown = most === ALL ? rows : rows.slice(0, most);
  return { homes: shown.map((row) => homeWork(ctx, row)), all };
}

/** Every household with such work. */
export function homesWithWork(ctx: Context, which: Which): readonly HomeWork[] {
  return mostUrgent(ctx, which).homes;
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
