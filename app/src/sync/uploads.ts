/** Files of submissions go after them, in parts: a cut line loses little, a photo holds up nothing. */

import type { Upload } from '../contract/server';
import type { WaitingFile } from '../store/files';
import type { Talk } from './exchange';
import { ServerFailure } from './server';

const PART = 128 * 1024;
const ASKED_AT_ONCE = 100;

/** Bytes that the server has, of all that wait. */
export interface Progress {
  readonly sent: number;
  readonly of: number;
}

export type Tell = (progress: Progress | null) => void;

/** Throws ServerFailure when the server cannot be reached; the server knows how far each came. */
export async function sendFiles(talk: Talk, tell: Tell): Promise<void> {
  const waiting = await talk.store.call('filesToSend', ASKED_AT_ONCE);
  if (waiting.length === 0) return;
  const names = waiting.map(({ name }) => name);
  const { files } = await talk.server.uploads(talk.token, { names });
  const there = new Map(files.map((file) => [file.name, file]));
  const of = waiting.reduce((sum, { size }) => sum + size, 0);
  let before = 0;
  try {
    for (const file of waiting) {
      const start = before;
      await sendFile(talk, file, there.get(file.name), (have) => tell({ sent: start + have, of }));
      before += file.size;
    }
  } finally {
    tell(null);
  }
}

async function sendFile(
  talk: Talk,
  file: WaitingFile,
  there: Upload | undefined,
  tell: (have: number) => void,
): Promise<void> {
  try {
    const now = there?.wanted ? await sendRest(talk, file, there.have, tell) : there;
    if (now && !now.wanted) await settle(talk, file, now);
  } catch (error) {
    if (!(error instanceof ServerFailure) || error.kind !== 'refused') throw error;
    if (NEVER.includes(error.code)) await talk.store.call('fileRefused', file.name);
  }
}

/** The server has it all, or knows no submission of ours that names it. */
async function settle(
  { store }: Talk,
  { name, size }: WaitingFile,
  { have }: Upload,
): Promise<void> {
  if (have === size) await store.call('fileSent', name);
  else if (have === 0) await store.call('fileUnknown', name);
}

/** Answers that stay the same however often one asks; others are tried with the next round. */
const NEVER = ['file_kind', 'file_too_large'];

async function sendRest(
  { store, server, token }: Talk,
  { name, size }: WaitingFile,
  have: number,
  tell: (have: number) => void,
): Promise<Upload> {
  let now: Upload = { name, wanted: true, have };
  while (now.wanted) {
    tell(now.have);
    const at = now.have;
    const part = await store.call('filePart', name, at, PART);
    now = await server.upload(token, { name, at, size, part });
    if (now.wanted && now.have <= at) return now; // no nearer: another round will see
  }
  return now;
}
