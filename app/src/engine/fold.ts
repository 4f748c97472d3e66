/**
 * Records are a fold of submissions: the same here and on the server (conformance/fold).
 *
 * Per key the writer with the greatest (clock, submission id) wins, compared as text. Keys are the
 * properties, `label` and `area`. So the order in which submissions arrive does not matter.
 */

import { type EntityOperation, IMPORT } from './reading';

/** Clock and submission id of a writer. */
export type Stamp = readonly [clock: string, submission: string];

/** An entity operation as one submission made it. */
export interface Change {
  readonly submission: string;
  readonly form: string;
  readonly clock: string;
  /** ISO date. */
  readonly happened: string;
  readonly area: string;
  readonly entity: EntityOperation;
}

export interface RecordState {
  readonly id: string;
  readonly list: string;
  readonly label: string;
  /** A blanked property stays, with the value ''. */
  readonly properties: Readonly<Record<string, string>>;
  readonly clocks: Readonly<Record<string, Stamp>>;
  /** ISO date it was created on; null while only updates have arrived: no row, no tasks. */
  readonly known: string | null;
  /** How many submissions it is made of. */
  readonly version: number;
  readonly area: string | null;
}

const LABEL = 'label';
const AREA = 'area';

export function writesOf({ entity, form, area }: Change): [string, string][] {
  const writes = Object.entries(entity.values);
  if (entity.label !== null) writes.push([LABEL, entity.label]);
  if (entity.create || form === IMPORT) writes.push([AREA, area]);
  return writes;
}

function isBefore(one: Stamp | undefined, other: Stamp): boolean {
  if (!one) return true;
  return one[0] === other[0] ? one[1] < other[1] : one[0] < other[0];
}

function knownAfter(known: string | null, { entity, happened }: Change): string | null {
  if (!entity.create) return known;
  return known === null || happened < known ? happened : known;
}

export function apply(state: RecordState, change: Change): RecordState {
  const stamp: Stamp = [change.clock, change.submission];
  const won = writesOf(change).filter(([key]) => isBefore(state.clocks[key], stamp));
  const { label, area, ...properties } = {
    ...state.properties,
    label: state.label,
    area: state.area,
    ...Object.fromEntries(won),
  };
  return {
    ...state,
    label,
    area,
    properties: properties as Record<string, string>,
    clocks: { ...state.clocks, ...Object.fromEntries(won.map(([key]) => [key, stamp])) },
    known: knownAfter(state.known, change),
    version: state.version + 1,
  };
}

export function emptyState({ id, list }: Pick<EntityOperation, 'id' | 'list'>): RecordState {
  const nothing = { label: '', properties: {}, clocks: {}, known: null, version: 0, area: null };
  return { id, list, ...nothing };
}

/** The record that changes of it amount to; a submission that comes twice counts once. */
export function fold(changes: readonly Change[]): RecordState | null {
  const bySubmission = new Map(changes.map((change) => [change.submission, change]));
  const first = changes[0];
  if (!first) return null;
  return [...bySubmission.values()].reduce(apply, emptyState(first.entity));
}
