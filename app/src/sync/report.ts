/** What a phone says of itself with its requests, for whoever looks after phones. */

import type { Condition } from '../store/outbox';

/** Put in by the build; not there where the sync runs without one. */
declare const __APP_VERSION__: string | undefined;
const APP = typeof __APP_VERSION__ === 'string' && __APP_VERSION__ !== '' ? __APP_VERSION__ : 'dev';

/** Bytes that the app uses and may use; nothing where the browser does not tell. */
async function storage(): Promise<Record<string, number>> {
  const told = await globalThis.navigator?.storage?.estimate?.().catch(() => null);
  const kilobytes = { used: told?.usage, room: told?.quota };
  const known = Object.entries(kilobytes).filter(([, bytes]) => bytes !== undefined);
  return Object.fromEntries(known.map(([name, bytes]) => [name, Math.ceil((bytes ?? 0) / 1000)]));
}

/** `app=0.1.0; unsent=3; aside=0; watch=1764012345678; used=5210; room=1200000` (kB, ms). */
export async function reportOf(condition: Condition): Promise<string> {
  const said = { app: APP, ...condition, ...(await storage()) };
  return Object.entries(said)
    .map(([name, value]) => `${name}=${value}`)
    .join('; ');
}
