/**
 * Records are a fold of submissions: the same here and on the server (conformance/fold).
 *
 * Per key the writer with the greatest (clock, submission id) wins, compared as text. Keys are the
 * properties, `label` and `area`. Corrections and withdrawals first decide what counts at all
 * (./standing). So the order in which submissions arrive does not matter.
 */

import { type EntityOperation, IMPORT, MADE_BY } from './reading';
import { type Said, standing } from './standing';

/** Clock and submission id of a writer. */
export type Stamp = readonly [clock: string, submission: string];

/** An entity operation as one submission made it. */
export interface Change extends Said {
  /** ISO date. */
  readonly happened: string;
  readonly area: string;
  /** Whose it is. */
  readonly worker?: string;
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

/** Nobody made what a file brought. */
export function writesOf({ entity, form, area, worker }: Change): [string, string][] {
  const writes = Object.entries(entity.values);
  if (entity.label !== null) writes.push([LABEL, entity.label]);
  if (entity.create || form === IMPORT) writes.push([AREA, area]);
  if (entity.create && worker && form !== IMPORT) writes.push([MADE_BY, worker]);
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

/**
 * The record that changes of it amount to; a submission that comes twice counts once. All that is
 * tied by corrections and withdrawals to one of them must be among them.
 */
export function fold(changes: readonly Change[]): RecordState | null {
  const bySubmission = new Map(changes.map((change) => [change.submission, change]));
  const first = changes[0];
  if (!first) return null;
  let state = emptyState(first.entity);
  for (const [change, place] of standing(bySubmission))
    state = apply(state, inPlace(change, place));
  return { ...state, version: bySubmission.size };
}

/** A correction changes what was said, not when, where and as what it happened. */
export function inPlace(change: Change, of: Change): Change {
  return { ...of, entity: change.entity };
}
