/** Points on the earth, as XForms write them: "latitude longitude altitude accuracy". */

import type { Package } from '../contract/package';
import type { RecordState } from './fold';

/** In degrees. */
export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** Null where the text is none. */
export function pointIn(text: string): Point | null {
  const [latitude = Number.NaN, longitude = Number.NaN] = text.trim().split(/\s+/).map(Number);
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null;
}

/** Where a record is: the first point among the properties of its list. */
export function pointOf(
  pkg: Package,
  list: string,
  properties: RecordState['properties'],
): Point | null {
  const column = pkg.lists[list]?.columns.find(({ point }) => point);
  return column ? pointIn(properties[column.name] ?? '') : null;
}

const EARTH = 6_371_000;

/** Metres as the crow flies. */
export function metresBetween(one: Point, other: Point): number {
  const height = (other.latitude - one.latitude) / 2;
  const width = (other.longitude - one.longitude) / 2;
  const shrink = cos(one.latitude) * cos(other.latitude);
  const half = sin(height) ** 2 + shrink * sin(width) ** 2;
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(half)));
}

function sin(degrees: number): number {
  return Math.sin((degrees * Math.PI) / 180);
}

function cos(degrees: number): number {
  return Math.cos((degrees * Math.PI) / 180);
}
