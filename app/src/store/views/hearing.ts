/** How fresh figures are: what is in them, and whose phones have not been heard of. */

import { firstRow } from '../../engine/database';
import { dayIn, dayOfIso } from '../../engine/days';
import { type Context, meta, ownWorker, programmeOf } from '../context';
import { chws } from '../people';

/** Days without a sign of a phone after which figures count as incomplete. */
export const SILENT_DAYS = 5;

export interface Heard {
  /** Epoch day of the last sign of a phone of hers; null when there never was one. */
  readonly last: number | null;
  readonly isSilent: boolean;
}

const LAST = `
  SELECT (SELECT MAX(received) FROM submission WHERE worker = :id) AS received,
    (SELECT last_seen FROM worker WHERE id = :id) AS seen`;

type Signs = { readonly received: string | null; readonly seen: string | null };

/** Counted up to this phone's own last sync: after that it could not hear of anybody. */
export function heardOf(ctx: Context, id: string): Heard {
  const zone = programmeOf(ctx).time_zone;
  const { received = null, seen = null } = firstRow<Signs>(ctx.db, LAST, { id }) ?? {};
  const days = [
    ...(received ? [dayIn(zone, new Date(received))] : []),
    ...(seen ? [dayOfIso(seen) ?? 0] : []),
  ];
  const last = days.length === 0 ? null : Math.max(...days);
  const until = dayIn(zone, new Date(meta(ctx, 'last_sync')));
  return { last, isSilent: last === null || until - last >= SILENT_DAYS };
}

export interface Freshness {
  /** ISO time of this phone's last sync. */
  readonly until: string;
  /** How many submissions in it the server has not got yet. */
  readonly unsent: number;
  /** Of a supervisor's health workers: how many were not heard of for SILENT_DAYS. */
  readonly silent: number;
  readonly days: number;
}

export function freshness(ctx: Context): Freshness {
  const team = ownWorker(ctx).role === 'chw' ? [] : chws(ctx);
  return {
    until: meta(ctx, 'last_sync'),
    unsent: countUnsent(ctx),
    silent: team.filter(({ id }) => heardOf(ctx, id).isSilent).length,
    days: SILENT_DAYS,
  };
}

export function countUnsent(ctx: Context): number {
  const sql = "SELECT COUNT(*) AS count FROM submission WHERE state = 'unsent'";
  return firstRow<{ count: number }>(ctx.db, sql)?.count ?? 0;
}
