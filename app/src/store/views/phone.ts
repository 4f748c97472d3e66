/** The state of this phone: who uses it, what waits to be sent, what the server turned away. */

import type { Words } from '../../contract/package';
import type { Role } from '../../contract/server';
import { dayOfIso } from '../../engine/days';
import { type Context, meta, ownWorker, programmeOrNull } from '../context';
import { countUnsent } from './reports';
import { areaName } from './team';

/** A submission that the server kept aside, and why. */
export interface Quarantined {
  readonly id: string;
  readonly title: Words;
  readonly day: number;
  readonly about: string;
  readonly reason: string;
}

export interface Phone {
  readonly worker: string;
  readonly role: Role;
  readonly area: string;
  readonly programme: Words;
  readonly version: string;
  readonly languages: readonly string[];
  readonly unsent: number;
  /** ISO time, '' before the first. */
  readonly lastSync: string;
  readonly signedOut: boolean;
  readonly quarantined: readonly Quarantined[];
}

export function phone(ctx: Context): Phone {
  const pkg = programmeOrNull(ctx);
  const own = ownWorker(ctx);
  return {
    worker: own.name,
    role: own.role,
    area: areaName(ctx, own.area),
    programme: pkg?.label ?? {},
    version: pkg?.version ?? '',
    languages: pkg?.languages ?? [],
    unsent: countUnsent(ctx),
    lastSync: meta(ctx, 'last_sync'),
    signedOut: meta(ctx, 'signed_out') !== '',
    quarantined: quarantined(ctx),
  };
}

type Row = { id: string; form: string; happened: string; about: string | null; reason: string };

const QUARANTINED = `
  SELECT s.id, s.form, s.happened, COALESCE(s.reason, '') AS reason,
    (SELECT r.label FROM change c JOIN record r ON r.id = c.record
     WHERE c.submission = s.id LIMIT 1) AS about
  FROM submission s WHERE s.state = 'quarantined' ORDER BY s.clock DESC`;

function quarantined(ctx: Context): Quarantined[] {
  return ctx.db.rows<Row>(QUARANTINED).map(({ id, form, happened, about, reason }) => ({
    id,
    title: programmeOrNull(ctx)?.forms[form]?.title ?? { '': form },
    day: dayOfIso(happened) ?? 0,
    about: about ?? '',
    reason,
  }));
}
