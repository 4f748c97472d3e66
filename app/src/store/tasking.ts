/** Keeps the table `task` true: for touched subjects at once, for all of them once a day. */

import { evaluateAll, evaluateSubject } from '../engine/tasks';
import {
  type Context,
  meta,
  present,
  programmeOf,
  programmeOrNull,
  setMeta,
  subjectOf,
  today,
} from './context';

/** Above this many subjects one query over all is quicker. */
const FEW = 50;

export function touchTasks(ctx: Context, subjects: Iterable<string>): void {
  const touched = [...new Set(subjects)];
  if (touched.length > FEW) markTasksStale(ctx);
  if (!areTasksOfToday(ctx)) return;
  const at = present(ctx);
  for (const id of touched) evaluateSubject(ctx.db, programmeOf(ctx), subjectOf(ctx, id), at);
}

/** Nobody may read tasks before `refreshTasks` ran. */
export function markTasksStale(ctx: Context): void {
  setMeta(ctx, 'tasks_day', '');
}

function areTasksOfToday(ctx: Context): boolean {
  return meta(ctx, 'tasks_day') === String(today(ctx));
}

/** Makes all tasks anew where they are stale or of another day; true when it did. */
export function refreshTasks(ctx: Context): boolean {
  if (!programmeOrNull(ctx) || areTasksOfToday(ctx)) return false;
  ctx.db.transaction(() => {
    evaluateAll(ctx.db, programmeOf(ctx), present(ctx));
    setMeta(ctx, 'tasks_day', String(today(ctx)));
  });
  return true;
}
