/** A filled form -> what it says about records, and its answers. As protocol/submissions/read.py. */

import type { EntityBlock, FormDefinition, Kind, Package } from '../contract/package';
import type { SqlValue } from './database';
import { WITHDRAWAL } from './standing';
import { typedValue } from './values';
import { child, elementsAt, parseXml, type XmlElement, XmlError } from './xml';

/** The built-in form that brings records in from elsewhere; it is in no package. */
export const IMPORT = 'import';
const EXTERNAL_ID = 'external_id';
/** Id of the worker a record was given to, blank where it is its area's. */
export const OWNER = '_owner';
/** Id of the worker whose form made the record: no form writes it. */
export const MADE_BY = '_made_by';

/**
 * What a submission does to one record. `values` are texts as they travel: '' blanks a property,
 * one that is not here stays. Without `create` and `update` it is about the record, no more.
 */
export interface EntityOperation {
  readonly list: string;
  readonly id: string;
  readonly create: boolean;
  readonly update: boolean;
  readonly label: string | null;
  readonly values: Readonly<Record<string, string>>;
}

export interface Reading {
  /** The instanceID: `uuid:` and a UUID. */
  readonly instance: string;
  /** The instance that it corrects or withdraws; null for most. */
  readonly amends: string | null;
  readonly operations: readonly EntityOperation[];
  /** By question, typed; blank is null. */
  readonly answers: Readonly<Record<string, SqlValue>>;
  /** By question: its type when the form was filled. */
  readonly kinds: Readonly<Record<string, Kind>>;
  /** Names of the files it came with. */
  readonly files: readonly string[];
}

export type ReadableForm = Pick<FormDefinition, 'columns' | 'entities' | 'files'>;

/** Every property is a child of the root, by its own name. */
export function importForm(pkg: Package): ReadableForm {
  const entities = Object.entries(pkg.lists).map(([list, { columns }]) => ({
    list,
    path: '/data',
    saves: [...columns.map((column) => column.name), EXTERNAL_ID, OWNER].map((property) => ({
      property,
      path: `/data/${property}`,
    })),
  }));
  return { columns: [], entities };
}

/** It names no record, as what it withdraws does. */
export const withdrawalForm: ReadableForm & { readonly version: string } = {
  version: '1',
  columns: ['withdraws', 'why', 'note'].map((name) => {
    return { name, type: 'text', choices: null, path: `/data/${name}` };
  }),
  entities: [],
};

/**
 * `timeZone` is where the programme is. Throws XmlError when the text is not well-formed, or says no
 * instanceID.
 */
export function readSubmission(form: ReadableForm, xml: string, timeZone: string): Reading {
  const root = parseXml(xml);
  const merged = new Map<string, EntityOperation>();
  for (const operation of operationsIn(form.entities, root)) {
    const before = merged.get(operation.id);
    merged.set(operation.id, before ? merge(before, operation) : operation);
  }
  return {
    instance: instanceOf(root),
    amends: amendsOf(root),
    operations: [...merged.values()],
    answers: answersIn(form, root, timeZone),
    files: filesIn(form, root),
    kinds: Object.fromEntries(form.columns.map(({ name, type }) => [name, type])),
  };
}

/** A form may name its root as it likes. */
function instanceOf(root: XmlElement): string {
  const id = identity(textAt(root, `/${root.name}/meta/instanceID`));
  if (id === '') {
    throw new XmlError(
      'The form gave no meta/instanceID, so it cannot be saved. Tell your supervisor.',
    );
  }
  return `uuid:${id}`;
}

/** A form engine names what it corrects as OpenRosa says: `meta/deprecatedID`. */
function amendsOf(root: XmlElement): string | null {
  const inside = root.attributes['id'] === WITHDRAWAL ? 'withdraws' : 'meta/deprecatedID';
  const id = identity(textAt(root, `/${root.name}/${inside}`));
  return id === '' ? null : `uuid:${id}`;
}

/** A UUID as we keep it: lower case, without `uuid:`. */
function identity(text: string): string {
  return text
    .trim()
    .replace(/^uuid:/, '')
    .toLowerCase();
}

function textAt(root: XmlElement, path: string): string {
  return elementsAt(root, path)[0]?.text.trim() ?? '';
}

function answersIn(form: ReadableForm, root: XmlElement, timeZone: string): Reading['answers'] {
  const answers = form.columns.map(({ name, type, path }) => {
    const text = path === undefined ? '' : textAt(root, path);
    return [name, typedValue(text, type, timeZone)] as const;
  });
  return Object.fromEntries(answers);
}

function filesIn({ files = [] }: ReadableForm, root: XmlElement): string[] {
  const named = files.flatMap((path) => elementsAt(root, path).map(({ text }) => text.trim()));
  return [...new Set(named)].filter((name) => name !== '').sort();
}

function operationsIn(blocks: readonly EntityBlock[], root: XmlElement): EntityOperation[] {
  return blocks.flatMap((block) =>
    elementsAt(root, block.path).flatMap((holder) => operationIn(block, holder) ?? []),
  );
}

function operationIn(block: EntityBlock, holder: XmlElement): EntityOperation | null {
  const meta = child(holder, 'meta');
  const node = meta && child(meta, 'entity');
  const id = identity(node?.attributes['id'] ?? '');
  if (!node || node.attributes['dataset'] !== block.list || id === '') return null;
  const create = isOn(node.attributes['create']);
  const update = isOn(node.attributes['update']);
  const acts = create || update;
  return {
    list: block.list,
    id,
    create,
    update,
    label: acts ? child(node, 'label')?.text.trim() || null : null,
    values: acts ? savedValues(block, holder) : {},
  };
}

function isOn(flag: string | undefined): boolean {
  return flag?.trim() === '1' || flag?.trim() === 'true';
}

function savedValues(block: EntityBlock, holder: XmlElement): Record<string, string> {
  const saved: Record<string, string> = {};
  for (const { property, path } of block.saves) {
    const inside = `/${holder.name}${path.slice(block.path.length)}`;
    const node = elementsAt(holder, inside)[0];
    if (node) saved[property] = node.text.trim();
  }
  return saved;
}

/** Two nodes of one submission that name the same record: the later one wins. */
function merge(before: EntityOperation, after: EntityOperation): EntityOperation {
  return {
    ...after,
    create: before.create || after.create,
    update: before.update || after.update,
    label: after.label ?? before.label,
    values: { ...before.values, ...after.values },
  };
}
