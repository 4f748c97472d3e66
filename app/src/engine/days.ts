/** Whole days: ISO text on the wire, epoch days (1970-01-01 = 0) in rules and rows. */

const DAY_MS = 86_400_000;
const ISO_DATE = /^(\d{4}-\d{2}-\d{2})(T.*)?$/;

/** The epoch day of an ISO date (or the date part of a time); null when it is none. */
export function dayOfIso(text: string): number | null {
  const date = ISO_DATE.exec(text)?.[1];
  const ms = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(ms) || isoOfDay(ms / DAY_MS) !== date ? null : ms / DAY_MS;
}

export function isoOfDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

const PARTS = {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
} as const;

/** Making a formatter takes longer than all else that a save does, so each is made once. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known =
    formatters.get(timeZone) ?? new Intl.DateTimeFormat('en-CA', { timeZone, ...PARTS });
  formatters.set(timeZone, known);
  return known;
}

type Part = (type: string) => string;

function partsIn(timeZone: string, moment: Date): Part {
  const parts = formatterOf(timeZone).formatToParts(moment);
  return (type) => parts.find((p) => p.type === type)?.value ?? '';
}

/** The ISO date that `moment` has in a time zone ("Africa/Nairobi"). */
export function isoDateIn(timeZone: string, moment: Date): string {
  return isoDateOf(partsIn(timeZone, moment));
}

function isoDateOf(part: Part): string {
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}

export function dayIn(timeZone: string, moment: Date): number {
  return dayOfIso(isoDateIn(timeZone, moment)) ?? 0;
}

/** A day, and a second of it: those that clocks there have shown since 1970-01-01T00:00. */
export interface Present {
  readonly today: number;
  readonly now: number;
}

export function presentIn(timeZone: string, moment: Date): Present {
  const part = partsIn(timeZone, moment);
  const today = dayOfIso(isoDateOf(part)) ?? 0;
  const minutes = Number(part('hour')) * 60 + Number(part('minute'));
  return { today, now: today * 86_400 + minutes * 60 + Number(part('second')) };
}

const ISO_TIME =
  /^(\d{4}-\d{2}-\d{2})[T ]((?:[01]\d|2[0-3]):[0-5]\d)(:[0-5]\d)?(?:\.\d+)?(Z|[+-](?:0\d|1[0-4])(?::?[0-5]\d)?)?$/;

/**
 * The local seconds of an ISO time: as it is written or, with an offset, as clocks in the time zone
 * showed it then. Null when it is none.
 */
export function momentOfIso(text: string, timeZone: string): number | null {
  const [, date = '', time = '', seconds = ':00', offset] = ISO_TIME.exec(text) ?? [];
  if (dayOfIso(date) === null) return null;
  const written = Date.parse(`${date}T${time}${seconds}Z`);
  if (offset === undefined) return written / 1000;
  return presentIn(timeZone, new Date(written - minutesOf(offset) * 60_000)).now;
}

/** Of an offset: "Z", "+03", "-0330" or "+05:30". */
function minutesOf(offset: string): number {
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d\d):?(\d\d)?$/.exec(offset) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

export function isoOfMoment(moment: number): string {
  return new Date(moment * 1000).toISOString().slice(0, 19);
}

const DAY = 86_400;

/** The moment of a submission, in local seconds: as protocol/submissions/times.py has it. */
export function happenedAt(happened: string, recorded: string, timeZone: string): number {
  const day = dayOfIso(happened) ?? 0;
  const at = presentIn(timeZone, new Date(recorded));
  return at.today === day ? at.now : day * DAY + DAY - 1;
}

export interface Month {
  /** As in the table `period`: "2026-11". */
  readonly code: string;
  readonly first_day: number;
  readonly last_day: number;
}

/** The last `count` months, the oldest first; the month of `day` is the last one. */
export function monthsUntil(day: number, count: number): Month[] {
  const date = new Date(day * DAY_MS);
  const startOf = (back: number) => Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - back, 1);
  return Array.from({ length: count }, (_, index) => {
    const back = count - 1 - index;
    const first = startOf(back) / DAY_MS;
    return {
      code: isoOfDay(first).slice(0, 7),
      first_day: first,
      last_day: startOf(back - 1) / DAY_MS - 1,
    };
  });
}
