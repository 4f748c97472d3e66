import { firstRow, put } from '../engine/database';
import type { Context } from './context';
import { dropDraftFiles } from './files';

/** A form that was begun. `page` is the index of the page it was left on. */
export interface Draft {
  readonly form: string;
  /** The record it is about, '' for a new one. */
  readonly record: string;
  readonly xml: string;
  readonly page: number;
}

export function keepDraft(ctx: Context, draft: Draft): void {
  put(ctx.db, 'draft', { ...draft });
}

export function draftOf(ctx: Context, form: string, record: string): Draft | null {
  const sql = 'SELECT * FROM draft WHERE form = :form AND record = :record';
  return firstRow<Draft>(ctx.db, sql, { form, record }) ?? null;
}

export function dropDraft(ctx: Context, form: string, record: string): void {
  const xml = draftOf(ctx, form, record)?.xml;
  if (xml === undefined) return;
  ctx.db.run('DELETE FROM draft WHERE form = :form AND record = :record', { form, record });
  dropDraftFiles(ctx, xml);
}
