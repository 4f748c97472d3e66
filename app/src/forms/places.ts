/** Places as forms write them: "latitude longitude altitude accuracy", several with ; between. */

export interface Point {
  readonly latitude: number;
  readonly longitude: number;
  readonly altitude: number | null;
  /** How far it may be off, in metres. */
  readonly accuracy: number | null;
}

export function pointsIn(text: string): Point[] {
  return text.split(';').flatMap((part) => {
    const [latitude, longitude, altitude = null, accuracy = null] = part
      .trim()
      .split(/\s+/)
      .map(Number);
    if (latitude === undefined || longitude === undefined) return [];
    return [{ latitude, longitude, altitude, accuracy }];
  });
}

const LIMITS = { latitude: 90, longitude: 180 } as const;

/** Degrees that somebody wrote, with a point or a comma; null where they are none. */
export function degrees(text: string, of: keyof typeof LIMITS): number | null {
  const number = /^-?\d{1,3}([.,]\d+)?$/.test(text.trim())
    ? Number(text.trim().replace(',', '.'))
    : Number.NaN;
  return Math.abs(number) <= LIMITS[of] ? number : null;
}

export function pointAt({ coords }: GeolocationPosition): Point {
  const { latitude, longitude, altitude, accuracy } = coords;
  return { latitude, longitude, altitude, accuracy };
}
