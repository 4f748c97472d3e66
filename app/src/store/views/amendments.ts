/** What became of what was recorded: corrected, withdrawn, and whether one may do so oneself. */

import { dayOfIso } from '../../engine/days';
import { IMPORT } from '../../engine/reading';
import { type Said, standing, WITHDRAWAL } from '../../engine/standing';
import { type Context, meta, ownWorker, programmeOf } from '../context';
import { readingOf, type StoredSubmission } from '../log';

/** Who amended it, and when. */
export interface Amendment {
  readonly id: string;
  readonly worker: string;
  readonly day: number;
  /** Of a withdrawal: a word of `WHYS`, and more in the worker's own words. */
  readonly why: string;
  readonly note: string;
  /** One may withdraw it. */
  readonly mine: boolean;
}

export interface Amended {
  /** It is a correction itself. */
  readonly isCorrection: boolean;
  /** A correction stands in its place. */
  readonly corrected: Amendment | null;
  /** It does not count, or its first does not. */
  readonly withdrawn: Amendment | null;
  /** What one may do with it. */
  readonly mayCorrect: boolean;
  readonly mayWithdraw: boolean;
}

export type AmendedRow = Pick<
  StoredSubmission,
  'id' | 'form' | 'form_version' | 'clock' | 'amends' | 'happened' | 'state'
> & { readonly author: string; readonly worker: string | null };

/** By id, of all that is linked to a record: so it is closed. */
export function amendedOf(ctx: Context, rows: readonly AmendedRow[]): Map<string, Amended> {
  const counted = rows.filter(({ amends, state }) => amends === null || state !== 'quarantined');
  const said = new Map(counted.map((row) => [row.id, saidOf(row)]));
  const stands = new Set([...standing(said).keys()].map(({ submission }) => submission));
  const voids = new Map(voidsOf(rows, said).map((row) => [row.amends ?? '', row]));
  return new Map(
    rows.map((row) => {
      const void_ = voids.get(row.id) ?? voids.get(firstOf(row, rows).id);
      const later = counted.find((one) => one.amends === row.id && one.form !== WITHDRAWAL);
      const corrected = !stands.has(row.id) && !void_ && later ? later : null;
      const mine = isMine(ctx, row) && row.state !== 'quarantined' && !void_ && !corrected;
      return [
        row.id,
        {
          isCorrection: row.amends !== null,
          corrected: corrected && amendment(ctx, corrected),
          withdrawn: void_ ? amendment(ctx, void_) : null,
          mayCorrect: mine && (programmeOf(ctx).forms[row.form]?.xml ?? '') !== '',
          mayWithdraw: mine && row.form !== IMPORT,
        },
      ];
    }),
  );
}

type Saying = Said & { readonly row: AmendedRow };

function saidOf(row: AmendedRow): Saying {
  return { submission: row.id, form: row.form, clock: row.clock, amends: row.amends, row };
}

/** Withdrawals that were not withdrawn: asked as if each were something that may be withdrawn. */
function voidsOf(rows: readonly AmendedRow[], said: ReadonlyMap<string, Said>): AmendedRow[] {
  return rows.filter((row) => {
    if (row.form !== WITHDRAWAL || !said.has(row.id)) return false;
    const asked = { submission: row.id, form: '', clock: row.clock, amends: null };
    const others = new Map<string, Said>([...said, [row.id, asked]]);
    return [...standing(others).keys()].some(({ submission }) => submission === row.id);
  });
}

function firstOf(row: AmendedRow, rows: readonly AmendedRow[]): AmendedRow {
  const seen = new Set([row.id]);
  let first = row;
  for (;;) {
    const above = rows.find(({ id }) => id === first.amends);
    if (!above || seen.has(above.id)) return first;
    seen.add(above.id);
    first = above;
  }
}

function isMine(ctx: Context, { author }: AmendedRow): boolean {
  return author === meta(ctx, 'worker') || ownWorker(ctx).role === 'supervisor';
}

const FULL = 'SELECT * FROM submission WHERE id = :id';

function amendment(ctx: Context, row: AmendedRow): Amendment {
  const [full] = ctx.db.rows<StoredSubmission>(FULL, { id: row.id });
  const answers = row.form === WITHDRAWAL && full ? readingOf(ctx, full)?.answers : {};
  return {
    id: row.id,
    worker: row.worker ?? '',
    day: dayOfIso(row.happened) ?? 0,
    why: String(answers?.['why'] ?? ''),
    note: String(answers?.['note'] ?? ''),
    mine: isMine(ctx, row),
  };
}
