/** Who is on this phone already and may be the one that a filled form would make anew. */

import type { Words } from '../../contract/package';
import { dayOfIso, isoDateIn } from '../../engine/days';
import type { RecordState } from '../../engine/fold';
import { type Being, isCompared, likeness, type Reason } from '../../engine/likeness/compare';
import type { Match } from '../../engine/likeness/names';
import type { EntityOperation } from '../../engine/reading';
import { type Context, ownWorker, programmeOf } from '../context';
import { refreshDirectory } from '../directory';
import { type Filled, isThere, readingOf } from '../saving';
import { sharingWith } from '../sharing';
import { type FactValue, factsOf, placeOf } from './facts';

/** More would not be read. */
const MOST = 5;

export interface AlikeRecord {
  readonly id: string;
  readonly label: string;
  readonly place: string;
  /** The day it was registered on. */
  readonly known: number;
  readonly evidence: readonly Evidence[];
}

/** Of a property, with its label and what the record has there; or of its 'name' or 'area'. */
export interface Evidence {
  readonly about: 'name' | 'area' | 'property';
  readonly label: Words;
  readonly value: FactValue | null;
  readonly match: Match;
}

export interface Alike {
  /** The name of the new one. */
  readonly label: string;
  /** The likeliest first. */
  readonly records: readonly AlikeRecord[];
}

/** For each record that the form would make: those that are likely to be the same. */
export function alike(ctx: Context, filled: Filled): Alike[] {
  return readingOf(ctx, filled)
    .reading.operations.filter(({ create, id }) => create && !isThere(ctx, id))
    .map((operation) => ({ label: operation.label ?? '', records: alikeTo(ctx, operation) }))
    .filter(({ records }) => records.length > 0);
}

interface Row {
  readonly id: string;
  readonly label: string;
  readonly properties: string;
  readonly known: string;
  readonly area: string | null;
}

const KNOWN = `
  SELECT id, label, properties, known, area FROM record
  WHERE id IN (SELECT value FROM json_each(:ids))`;

function alikeTo(ctx: Context, operation: EntityOperation): AlikeRecord[] {
  const { list, id } = operation;
  const definition = programmeOf(ctx).lists[list];
  if (!definition || !isCompared(definition)) return [];
  refreshDirectory(ctx);
  const wanted = wantedOf(ctx, operation);
  const ids = JSON.stringify(sharingWith(ctx, definition, { id, list, ...wanted }));
  return ctx.db
    .rows<Row>(KNOWN, { ids })
    .map((row) => ({ row, being: beingOf(row) }))
    .map((found) => ({ ...found, likeness: likeness(definition, wanted, found.being) }))
    .filter(({ likeness }) => likeness.isLikely)
    .sort((one, other) => other.likeness.points - one.likeness.points)
    .slice(0, MOST)
    .map(({ row, being, likeness: { reasons } }) => shown(ctx, list, row, being, reasons));
}

/** The record as it would be, made today where its maker works. */
function wantedOf(ctx: Context, { label, values }: EntityOperation): Being {
  const known = isoDateIn(programmeOf(ctx).time_zone, ctx.now());
  return { label: label ?? '', properties: values, known, area: ownWorker(ctx).area };
}

function beingOf({ label, properties, known, area }: Row): Being {
  const held = JSON.parse(properties) as RecordState['properties'];
  return { label, properties: held, known, area: area ?? '' };
}

function shown(
  ctx: Context,
  list: string,
  { id, label }: Row,
  { properties, known }: Being,
  reasons: readonly Reason[],
): AlikeRecord {
  return {
    ...{ id, label },
    place: placeOf(programmeOf(ctx), list, properties),
    known: dayOfIso(known) ?? 0,
    evidence: reasons.map((reason) => evidenceOf(ctx, list, properties, reason)),
  };
}

function evidenceOf(
  ctx: Context,
  list: string,
  properties: RecordState['properties'],
  { property, match }: Reason,
): Evidence {
  const fact = factsOf(ctx, list, { [property]: properties[property] ?? '' })[0];
  if (fact) return { about: 'property', label: fact.label, value: fact.value, match };
  return { about: property === '' ? 'name' : 'area', label: {}, value: null, match };
}
