/** The log of the worker's scope, page by page, and the programme it is read with. */

import type { Package } from '../contract/package';
import type { LoggedSubmission, PullAnswer } from '../contract/server';
import { later } from '../engine/clock';
import { firstRow } from '../engine/database';
import { type Context, meta, setMeta } from './context';
import { keepDefinitions, keepOwnForms } from './definitions';
import { forget } from './forgetting';
import { concerned, rebuild, settleRecord, settleRecords, takeIn } from './intake';
import { handDown } from './owning';
import { dropNumbers, keepWorker } from './people';
import { inPresentShape, PROTOCOL } from './protocol';
import { sent } from './received';
import { markTasksStale, refreshTasks, touchTasks } from './tasking';

/** A page and its cursor are one transaction: a killed app asks for the same page again. */
export function applyPage(ctx: Context, page: PullAnswer): void {
  const begins = ctx.db.transaction(() => {
    if (page.workers.length > 0) dropNumbers(ctx);
    const heard = page.workers.filter((worker) => keepWorker(ctx, worker)).map(({ id }) => id);
    keepDefinitions(ctx, page.definitions);
    const logged = page.submissions.flatMap((one) => sent(ctx, one));
    const told = logged.flatMap((one) => takeIn(ctx, one));
    const touched = new Set([...told, ...heard.filter((id) => isRecord(ctx, id))]);
    const leaving = page.forgotten ?? [];
    const isFirst = meta(ctx, 'cursor') === '';
    // A first pull has many pages: its tasks are made after the first, which has her open work, and
    // once after the last one.
    if (page.more) {
      for (const id of touched) settleRecord(ctx, id);
      handDown(ctx, touched);
      forget(ctx, leaving);
      markTasksStale(ctx);
    } else {
      const settled = settleRecords(ctx, touched);
      const left = concerned(ctx, leaving);
      forget(ctx, leaving);
      touchTasks(ctx, [...settled, ...left]);
    }
    observeClocks(ctx, page.submissions);
    setMeta(ctx, 'cursor', page.cursor);
    return isFirst;
  });
  if (begins || !page.more) refreshTasks(ctx);
}

function isRecord(ctx: Context, id: string): boolean {
  return firstRow(ctx.db, 'SELECT id FROM record WHERE id = :id', { id }) !== undefined;
}

function observeClocks(ctx: Context, submissions: readonly LoggedSubmission[]): void {
  const clocks = submissions.map((submission) => submission.clock);
  setMeta(ctx, 'clock', clocks.reduce(later, meta(ctx, 'clock')));
}

/** Throws when the programme is of a later protocol: then the app itself must be renewed. */
export function adoptProgramme(ctx: Context, pkg: Package): void {
  if (pkg.protocol > PROTOCOL) throw new Error('This programme needs a newer Doorstep app.');
  try {
    ctx.db.transaction(() => replaceProgramme(ctx, pkg));
  } catch (error) {
    ctx.programme = null; // the database still has the one before
    throw error;
  }
  refreshTasks(ctx);
}

function replaceProgramme(ctx: Context, pkg: Package): void {
  keepOwnForms(ctx);
  ctx.programme = inPresentShape(pkg);
  setMeta(ctx, 'programme', JSON.stringify(pkg));
  rebuild(ctx);
  markTasksStale(ctx);
}
