/** The state of this phone: who uses it, what waits to be sent, what the server turned away. */

import type { Words } from '../../contract/package';
import type { Role } from '../../contract/server';
import { dayOfIso } from '../../engine/days';
import { type Context, meta, ownWorker, programmeOrNull } from '../context';
import { titleOf } from '../definitions';
import { countUnsentFiles } from '../files';
import { rightTime } from '../session';
import { countUnsent } from './hearing';
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
  /** Photos, sounds and papers that go after their submissions. */
  readonly unsentFiles: number;
  /** ISO time, '' before the first. */
  readonly lastSync: string;
  readonly signedOut: boolean;
  /** ISO time as the server has it, where this phone's own is wrong; else null. */
  readonly rightTime: string | null;
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
    unsentFiles: countUnsentFiles(ctx),
    lastSync: meta(ctx, 'last_sync'),
    signedOut: meta(ctx, 'signed_out') !== '',
    rightTime: rightTime(ctx),
    quarantined: quarantined(ctx),
  };
}

interface Row {
  readonly id: string;
  readonly form: string;
  readonly form_version: string;
  readonly happened: string;
  readonly about: string | null;
  readonly reason: string;
}

const QUARANTINED = `
  SELECT s.id, s.form, s.form_version, s.happened, COALESCE(s.reason, '') AS reason,
    (SELECT r.label FROM change c JOIN record r ON r.id = c.record
     WHERE c.submission = s.id LIMIT 1) AS about
  FROM submission s WHERE s.state = 'quarantined' ORDER BY s.clock DESC`;

function quarantined(ctx: Context): Quarantined[] {
  return ctx.db.rows<Row>(QUARANTINED).map((row) => ({
    id: row.id,
    title: titleOf(ctx, row),
    day: dayOfIso(row.happened) ?? 0,
    about: row.about ?? '',
    reason: row.reason,
  }));
}
