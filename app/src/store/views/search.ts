/** The records on this phone, by name; those that were sought, the likeliest first. */

import type { Words } from '../../contract/package';
import { workOf } from '../../engine/describe';
import { type Sought, sought, type Where, whereFound } from '../../engine/finding';
import { IS_LATE } from '../../engine/tasks';
import { type Context, present, programmeOf } from '../context';
import { type DirectoryLine, refreshDirectory } from '../directory';
import { refreshTasks } from '../tasking';
import { FOR_ROLE } from './tasks';

/** Fills a screen or three; who reads on asks for more. */
const FIRST = 50;

export interface ClientLine {
  readonly id: string;
  readonly label: string;
  readonly place: string;
  readonly list: Words;
  /** Visits that can be made today, and those of them that are late. */
  readonly ready: number;
  readonly late: number;
  /** What a word was found in, where it was not the name as it is written. */
  readonly why: readonly Exclude<Where, 'name'>[];
}

export interface Clients {
  readonly found: number;
  readonly all: number;
  readonly lines: readonly ClientLine[];
}

/** How far from the name as it is written; nothing where the word is in none of it. */
function distance(index: number): string {
  return `CASE
    WHEN INSTR(words, :word${index}) THEN 0
    WHEN :digits${index} <> '' AND INSTR(numbers, :digits${index}) THEN 1
    WHEN INSTR(around, :word${index}) THEN 2
    WHEN :sound${index} <> '' AND INSTR(sounds, :sound${index}) THEN 3
    WHEN :bones${index} <> '' AND INSTR(sounds, :bones${index}) THEN 4 END`;
}

function given(words: readonly Sought[]): Record<string, string> {
  const pairs = words.flatMap((word, index) => {
    return Object.entries(word).map(([key, text]) => [`${key}${index}`, text] as const);
  });
  return Object.fromEntries(pairs);
}

type Row = DirectoryLine & { label: string; ready: number; late: number; found: number };

const EVERYBODY = 'SELECT *, 0 AS far, 0 AS found FROM directory ORDER BY name, record LIMIT :most';

/** Every word must be found: a sum with nothing in it is nothing. */
function foundBy(words: readonly Sought[]): string {
  const far = words.map((_, index) => distance(index)).join(' + ');
  return `
    SELECT *, COUNT(*) OVER () AS found FROM (SELECT *, ${far} AS far FROM directory)
    WHERE far IS NOT NULL ORDER BY far, name, record LIMIT :most`;
}

const OPEN = `t.subject = s.record AND t.state = 'ready' AND ${FOR_ROLE}`;

function linesOf(words: readonly Sought[]): string {
  return `
    SELECT s.*, r.label,
      (SELECT COUNT(*) FROM task t WHERE ${OPEN}) AS ready,
      (SELECT COUNT(*) FROM task t WHERE ${OPEN} AND ${IS_LATE}) AS late
    FROM (${words.length === 0 ? EVERYBODY : foundBy(words)}) s JOIN record r ON r.id = s.record
    ORDER BY s.far, s.name, s.record`;
}

/** The first `most` of those whose name, number or place has every word of `typed`. */
export function clients(ctx: Context, typed: string, most = FIRST): Clients {
  refreshTasks(ctx);
  refreshDirectory(ctx);
  const words = sought(typed);
  const work = workOf(programmeOf(ctx), 'chw');
  const rows = ctx.db.rows<Row>(linesOf(words), {
    ...{ ...present(ctx), ...given(words), work, most },
  });
  const [counted] = ctx.db.rows<{ all: number }>('SELECT COUNT(*) AS "all" FROM directory');
  const all = counted?.all ?? 0;
  return {
    found: words.length === 0 ? all : (rows[0]?.found ?? 0),
    all,
    lines: rows.map((row) => line(ctx, row, words)),
  };
}

function line(ctx: Context, row: Row, words: readonly Sought[]): ClientLine {
  const { record: id, label, place, ready, late } = row;
  const where = new Set(words.map((word) => whereFound(row, word)));
  return {
    ...{ id, label, place, ready, late },
    list: programmeOf(ctx).lists[row.list]?.label ?? { '': row.list },
    why: (['number', 'place', 'sound'] as const).filter((one) => where.has(one)),
  };
}
