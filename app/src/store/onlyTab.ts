/** The database has room for one tab: a Web Lock says whose turn it is. */

const LOCK = 'doorstep-database';

/** True when this tab holds the database from now on; false when another one does. */
export function claimDatabase(): Promise<boolean> {
  return new Promise((resolve) => {
    const held = navigator.locks.request(LOCK, { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      return lock === null ? undefined : new Promise<never>(() => {});
    });
    held.catch(() => resolve(false));
  });
}

/** Resolves when the other tab is closed. */
export async function databaseIsFree(): Promise<void> {
  await navigator.locks.request(LOCK, () => undefined);
}
