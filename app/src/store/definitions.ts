/** How to read each version of a form: the current ones are the programme's, older ones kept. */

import type { Package, Words } from '../contract/package';
import type { FormVersion } from '../contract/server';
import { firstRow, put } from '../engine/database';
import { IMPORT, importForm, type ReadableForm, withdrawalForm } from '../engine/reading';
import { WITHDRAWAL } from '../engine/standing';
import { type Context, programmeOf, programmeOrNull } from './context';

type Filled = { readonly form: string; readonly form_version: string };
type Kept = ReadableForm & { readonly title?: Words };

function keep(ctx: Context, form: string, version: string, definition: Kept): void {
  put(ctx.db, 'definition', { form, version, definition: JSON.stringify(definition) });
}

export function keepDefinitions(ctx: Context, definitions: readonly FormVersion[]): void {
  for (const { form, version, definition } of definitions) keep(ctx, form, version, definition);
}

/** The programme in use makes way for another one: what was filled with it stays readable. */
export function keepOwnForms(ctx: Context): void {
  const pkg = programmeOrNull(ctx);
  if (!pkg) return;
  for (const [name, { xml: _, ...definition }] of Object.entries(pkg.forms)) {
    keep(ctx, name, definition.version, definition);
  }
  keep(ctx, IMPORT, pkg.hash, importForm(pkg));
}

/** What a submission was filled with, or else the current form; undefined if there is none. */
export function definitionOf(ctx: Context, { form, form_version }: Filled): Kept | undefined {
  const current = currentOf(programmeOf(ctx), form);
  if (current?.version === form_version) return current.definition;
  const sql = 'SELECT definition FROM definition WHERE form = :form AND version = :version';
  const key = { form, version: form_version };
  const row = firstRow<{ definition: string }>(ctx.db, sql, key);
  return row ? (JSON.parse(row.definition) as Kept) : current?.definition;
}

/** A form that the programme dropped still has its name. */
export function titleOf(ctx: Context, filled: Filled): Words {
  const current = programmeOf(ctx).forms[filled.form];
  return (current ?? definitionOf(ctx, filled))?.title ?? { '': filled.form };
}

/** An import was read with the lists of a release: its version is that release's hash. */
function currentOf(pkg: Package, form: string): { version: string; definition: Kept } | undefined {
  if (form === WITHDRAWAL) return { version: withdrawalForm.version, definition: withdrawalForm };
  if (form === IMPORT) return { version: pkg.hash, definition: importForm(pkg) };
  const definition = pkg.forms[form];
  return definition && { version: definition.version, definition };
}
