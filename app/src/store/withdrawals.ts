/** Takes back what was recorded: a submission of the built-in form. */

import { withdrawalForm } from '../engine/reading';
import { WITHDRAWAL } from '../engine/standing';
import { escaped } from '../engine/xml';
import type { Context } from './context';
import { type Saved, save } from './saving';

export interface Withdrawn {
  /** A UUID that its screen draws once: a double tap says it once. */
  readonly instance: string;
  /** The submission that is withdrawn; may be a withdrawal itself. */
  readonly submission: string;
  /** A word, as `twice`. */
  readonly why: string;
  readonly note: string;
}

export function withdraw(ctx: Context, { instance, submission, why, note }: Withdrawn): Saved {
  const xml = `<data xmlns:orx="http://openrosa.org/xforms" id="${WITHDRAWAL}" version="${withdrawalForm.version}">
    <withdraws>${escaped(submission)}</withdraws><why>${escaped(why)}</why><note>${escaped(note)}</note>
    <orx:meta><orx:instanceID>uuid:${instance}</orx:instanceID></orx:meta>
  </data>`;
  return save(ctx, { form: WITHDRAWAL, about: '', xml });
}
