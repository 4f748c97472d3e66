/**
 * Keeps the table `task` true: for touched subjects at once, for all of them once a day, for those
 * that look at the clock every few minutes.
 */

import type { Present } from '../engine/days';
import { evaluateAll, evaluateSubject, movingSubjects } from '../engine/tasks';
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
import { LATELY, measure } from './measuring';
import { WORKERS } from './people';
import { isForWantOfRoom } from './room';

/** Above this many subjects one query over all is quicker. */
const FEW = 50;

export function touchTasks(ctx: Context, subjects: Iterable<string>): void {
  const touched = [...new Set(subjects)];
  if (touched.length > FEW) markTasksStale(ctx);
  if (!areTasksOfToday(ctx)) return;
  const at = present(ctx);
  for (const id of touched) evaluateSubject(ctx.db, programmeOf(ctx), subjectOf(ctx, id), at);
  if (touched.length > 0) workOut(ctx, measure(ctx, LATELY));
}

/** Work about workers whose figures changed. */
function workOut(ctx: Context, workers: readonly string[]): void {
  const at = present(ctx);
  for (const worker of workers)
    evaluateSubject(ctx.db, programmeOf(ctx), { id: worker, list: WORKERS }, at);
}

/** Nobody may read tasks before `refreshTasks` ran. */
export function markTasksStale(ctx: Context): void {
  setMeta(ctx, 'tasks_day', '');
}

function areTasksOfToday(ctx: Context): boolean {
  return meta(ctx, 'tasks_day') === String(today(ctx));
}

/**
 * Makes all tasks anew where they are stale or of another day, and those that another hour may change
 * after a few minutes; true when it did.
 */
export function refreshTasks(ctx: Context): boolean {
  if (!programmeOrNull(ctx)) return false;
  const at = present(ctx);
  const isSoon = Math.abs(at.now - Number(meta(ctx, 'tasks_at'))) < MINUTES;
  if (areTasksOfToday(ctx) && isSoon) return false;
  try {
    return makeAnew(ctx, at);
  } catch (error) {
    if (error instanceof Error && isForWantOfRoom(error)) return false; // a list of before is better than none
    throw error;
  }
}

function makeAnew(ctx: Context, at: Present): boolean {
  return ctx.db.transaction(() => {
    setMeta(ctx, 'tasks_at', String(at.now));
    const moving = areTasksOfToday(ctx) ? movingSubjects(ctx.db, programmeOf(ctx), at) : null;
    if (moving === null || moving.length > FEW) {
      evaluateAll(ctx.db, programmeOf(ctx), at);
      workOut(ctx, measure(ctx));
      setMeta(ctx, 'tasks_day', String(at.today));
      return true;
    }
    for (const id of moving) evaluateSubject(ctx.db, programmeOf(ctx), subjectOf(ctx, id), at);
    return moving.length > 0;
  });
}

/** Seconds between two looks at the clock. */
const MINUTES = 180;
