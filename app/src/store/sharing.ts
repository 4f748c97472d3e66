/**
 * What each record shares with others that may be the same, kept beside the records: whoever asks
 * reads the few that share something, of ten thousand.
 */

import type { ListDefinition } from '../contract/package';
import { put } from '../engine/database';
import type { RecordState } from '../engine/fold';
import { type Compared, isCompared, keysOf, soundsOf } from '../engine/likeness/compare';
import { meeting } from '../engine/likeness/names';
import type { Context } from './context';

type Named = Pick<RecordState, 'id' | 'list'> & Compared;

/** After a record was settled. */
export function keepKeys(ctx: Context, definition: ListDefinition, record: Named): void {
  if (!isCompared(definition)) return;
  const { id, list } = record;
  const sounds = soundsOf(definition, record).join(' ');
  const keys = [...keysOf(definition, record)].map((key) => `${list}/${key}`);
  if (isKept(ctx, id, sounds, keys)) return;
  dropKeys(ctx, id);
  for (const key of keys) put(ctx.db, 'sharing', { key, record: id, sounds });
}

export function dropKeys(ctx: Context, id: string): void {
  ctx.db.run('DELETE FROM sharing WHERE record = :id', { id });
}

function isKept(ctx: Context, id: string, sounds: string, keys: readonly string[]): boolean {
  const sql = 'SELECT key, sounds FROM sharing WHERE record = :id';
  const held = ctx.db.rows<{ key: string; sounds: string }>(sql, { id });
  const isSame = held.every((row) => row.sounds === sounds && keys.includes(row.key));
  return isSame && held.length === keys.length;
}

const SHARING = `
  SELECT record, sounds, MAX(substr(key, :at, 2) <> 'n:') AS sure FROM sharing
  WHERE key IN (SELECT value FROM json_each(:keys)) AND record <> :id
  GROUP BY record, sounds`;

interface Row {
  readonly record: string;
  readonly sounds: string;
  readonly sure: number;
}

/** Who may be the same: who shares more than the sound of a name, or has a word like one of hers. */
export function sharingWith(ctx: Context, definition: ListDefinition, wanted: Named): string[] {
  const { id, list } = wanted;
  const meets = meeting(soundsOf(definition, wanted));
  const keys = JSON.stringify([...keysOf(definition, wanted)].map((key) => `${list}/${key}`));
  return ctx.db
    .rows<Row>(SHARING, { id, keys, at: list.length + 2 })
    .filter((row) => row.sure === 1 || meets(row.sounds.split(' ')))
    .map(({ record }) => record);
}
