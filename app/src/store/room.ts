/** A phone without room: how it looks from here. */

/** SQLite's codes for a full disk, and for a file system that failed, which a full one does too. */
const FULL = 13;
const IO_ERROR = 10;

export function isForWantOfRoom(error: Error): boolean {
  if (error.name === 'QuotaExceededError') return true;
  const code = 'resultCode' in error ? Number(error.resultCode) & 0xff : 0;
  return code === FULL || code === IO_ERROR;
}
