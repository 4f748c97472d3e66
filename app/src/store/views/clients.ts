/** The records on this phone: all of them, and one of them with its history. */

import type { Words } from '../../contract/package';
import { firstRow } from '../../engine/database';
import { isFormOf } from '../../engine/describe';
import type { RecordState } from '../../engine/fold';
import { type Context, ownWorker, programmeOf, today } from '../context';
import { lineFor, refreshDirectory } from '../directory';
import { type Chart, chartsOf } from './charts';
import { type Fact, factsOf, summaryOf } from './facts';
import { family, type Member } from './family';
import { type HistoryEntry, history } from './history';
import { openTasksOf, type TaskView } from './tasks';
import { formsAbout, formsBegun, type OfferedForm } from './visit';

type RecordRow = { id: string; list: string; label: string; properties: string };

export interface ClientDetail {
  readonly id: string;
  readonly today: number;
  readonly label: string;
  /** What made it was taken back: nothing is left of it but its history. */
  readonly withdrawn: boolean;
  readonly list: Words;
  readonly place: string;
  /** What the programme puts on top, and all else that is known. */
  readonly summary: readonly Fact[];
  readonly facts: readonly Fact[];
  readonly charts: readonly Chart[];
  /** The household it is of, as a tree; null where it stands alone. */
  readonly family: Member | null;
  readonly tasks: readonly TaskView[];
  readonly history: readonly HistoryEntry[];
  /** Forms that this worker may fill about this record. */
  readonly forms: readonly OfferedForm[];
  /** Forms that make a new record which names this one: a child of the household. */
  readonly begins: readonly OfferedForm[];
}

export function client(ctx: Context, id: string): ClientDetail | null {
  const sql = 'SELECT id, list, label, properties, known FROM record WHERE id = :id';
  const row = firstRow<RecordRow & { known: string | null }>(ctx.db, sql, { id });
  if (!row) return null;
  const pkg = programmeOf(ctx);
  const properties = JSON.parse(row.properties) as RecordState['properties'];
  const summary = summaryOf(ctx, row.list, properties);
  const onTop = new Set(summary.map(({ name }) => name));
  refreshDirectory(ctx);
  return {
    id,
    today: today(ctx),
    label: row.label || nameOnce(ctx, id),
    withdrawn: row.known === null,
    list: pkg.lists[row.list]?.label ?? { '': row.list },
    place: lineFor(ctx, id)?.place ?? '',
    summary,
    facts: factsOf(ctx, row.list, properties).filter(({ name }) => !onTop.has(name)),
    charts: chartsOf(ctx, id, row.list),
    family: family(ctx, id),
    tasks: openTasksOf(ctx, id),
    history: history(ctx, id),
    forms: formsAbout(ctx, row.list),
    begins: formsBegun(ctx, row.list),
  };
}

const NAMES = `
  SELECT c.operation ->> 'label' AS label FROM change c JOIN submission s ON s.id = c.submission
  WHERE c.record = :id AND c.operation ->> 'label' <> '' ORDER BY s.clock DESC LIMIT 1`;

/** What a record was called before that was taken back. */
function nameOnce(ctx: Context, id: string): string {
  return firstRow<{ label: string }>(ctx.db, NAMES, { id })?.label ?? '';
}

/** Forms of this worker's that make a new record, with the list it goes to. */
export function newClientForms(ctx: Context): { form: string; title: Words; list: Words }[] {
  const pkg = programmeOf(ctx);
  const { role } = ownWorker(ctx);
  return Object.entries(pkg.forms)
    .filter(([name, form]) => form.about_path === null && isFormOf(pkg, name, role))
    .map(([form, { title, about_list }]) => {
      return { form, title, list: pkg.lists[about_list]?.label ?? title };
    });
}
