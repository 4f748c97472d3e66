/** The clock that orders writers, kept near the truth by what the server says. */

import { DRIFT_LIMIT, later, msOf, print } from '../engine/clock';
import { firstRow } from '../engine/database';
import { type Context, meta, setMeta } from './context';

/** The server's time in ms, as far as the last session told. */
function serverTime(ctx: Context): number {
  return ctx.now().getTime() - Number(meta(ctx, 'ahead'));
}

/** What is recorded from now on comes after this, also with a watch that is years behind. */
export function observeServer(ctx: Context): void {
  const now = print({ ms: serverTime(ctx), counter: 0 }, meta(ctx, 'device'));
  setMeta(ctx, 'clock', later(now, meta(ctx, 'clock')));
}

const LATEST = "SELECT MAX(clock) AS clock FROM submission WHERE state = 'sent'";
const WAITING = "SELECT id FROM submission WHERE state <> 'sent' LIMIT 1";

/**
 * A watch that was years ahead drove the clock there. When all is sent the server has set right
 * what was written with it, and the clock follows.
 */
export function mendClock(ctx: Context): void {
  if (msOf(meta(ctx, 'clock')) <= serverTime(ctx) + DRIFT_LIMIT) return;
  if (firstRow(ctx.db, WAITING)) return;
  setMeta(ctx, 'clock', firstRow<{ clock: string | null }>(ctx.db, LATEST)?.clock ?? '');
  observeServer(ctx);
}
