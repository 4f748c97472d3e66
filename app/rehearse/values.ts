/** Values of each type worth trying: ordinary ones, edges, and those around a form's own limits. */

import type { Chance } from './chance';
import type { Hints } from './hints';
import { sampleOf } from './pattern';

const DAY = 86_400_000;
const MOST_DAYS = 60_000;
/** A small number may be an age in months. */
const MOST_MONTHS = 120;
const NUMBERS = [0, 1, 2, 5, 10, 16, 25, 40, 60, 100, 1000, -1];
const TEXTS = ['Amina Otieno', 'x', `O'Neil & <Sons> "é"`, '7', '0712345678', '+254712345678'];
const DATES = ['2024-02-29', '1910-01-01', '2090-12-31', '1999-12-31'];
/** What can be reckoned with for ten years before and after it: records hold 1900 to 2100. */
const FIRST = '1910-01-01';
const LAST = '2090-12-31';

function daysFrom(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);
}

/** Both sides of each number, and the number. */
export function around(numbers: readonly number[]): string[] {
  const whole = numbers.map(Math.trunc);
  const near = whole.flatMap((number) => [number - 1, number, number + 1]);
  return [...new Set(near)].map(String);
}

export function integers({ numbers }: Hints): string[] {
  return [...new Set([...around(numbers), ...NUMBERS.map(String)])];
}

export function decimals(hints: Hints): string[] {
  const near = hints.numbers.flatMap((number) => [number, number - 0.5, number + 0.5]);
  return [...new Set([...near, 2.5, 36.6, 0.1, ...NUMBERS])].map(String);
}

export function dates(hints: Hints, today: string): string[] {
  const spans = hints.numbers.filter((number) => number <= MOST_DAYS).map(Math.trunc);
  const offsets = spans.flatMap((days) => [-days - 1, -days, -days + 1, days - 1, days, days + 1]);
  const ages = spans.filter((months) => months <= MOST_MONTHS).map((months) => -31 * (months + 1));
  const near = [...new Set([0, 1, -1, -7, -30, -100, -400, 30, ...offsets, ...ages])];
  const given = hints.dates.flatMap((date) => [date, daysFrom(date, 1), daysFrom(date, -1)]);
  const all = [...near.map((days) => daysFrom(today, days)), ...given, ...DATES];
  return [...new Set(all)].filter((date) => date >= FIRST && date <= LAST);
}

/** At the ends of days, and in the middle of them. */
export function moments(hints: Hints, today: string): string[] {
  return dates(hints, today).flatMap((date) => {
    return ['12:00', '00:00', '23:59'].map((time) => `${date}T${time}`);
  });
}

export function texts(hints: Hints, patterns: readonly string[], chance: Chance): string[] {
  const fitting = patterns.flatMap((pattern) =>
    Array.from({ length: 12 }, () => sampleOf(pattern, chance)),
  );
  return [...new Set([...fitting, ...TEXTS, ...hints.texts])];
}

const CORNERS = ['-1.2921 36.8219 1661 4.5', '-1.2931 36.8219 1660 5', '-1.2931 36.8229 1659 6'];

/** So many points after each other. */
export function places(number: number): string[] {
  return [CORNERS.slice(0, number).join(';')];
}
