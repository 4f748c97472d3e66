/** A submission of the server's log, as the phone keeps it. */

import type { LoggedSubmission } from '../contract/server';
import type { StoredSubmission } from './log';

export function sent(logged: LoggedSubmission): StoredSubmission {
  const { id, form, form_version, xml, happened, recorded, clock, worker, area, received } = logged;
  const log = { id, form, form_version, xml, happened, recorded, clock, worker, area, received };
  const { phone_happened = null, amends = null, about } = logged;
  const part = about === undefined ? null : JSON.stringify(about);
  return { ...log, phone_happened, amends, about: part, state: 'sent', reason: null };
}
