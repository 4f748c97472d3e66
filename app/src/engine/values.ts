import type { Kind } from '../contract/package';
import type { SqlValue } from './database';
import { dayOfIso, isoOfDay, isoOfMoment, momentOfIso } from './days';

const INTEGER = /^[+-]?\d{1,18}$/;
const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i;

/**
 * The typed value of a text: dates are epoch days, moments local seconds of the time zone, blank is
 * null.
 *
 * A text that is no value of its kind is null too: the server turns such a submission away with
 * words, and the phone must not lose what was written.
 */
export function typedValue(text: string, kind: Kind, timeZone: string): SqlValue {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  switch (kind) {
    case 'integer':
      return INTEGER.test(trimmed) ? Number(trimmed) : null;
    case 'decimal':
      return DECIMAL.test(trimmed) ? Number(trimmed) : null;
    case 'date':
      return dayOfIso(trimmed);
    case 'datetime':
      return momentOfIso(trimmed, timeZone);
    case 'choices':
      return trimmed.split(/\s+/).join(' ');
    default:
      return trimmed;
  }
}

/** The text of a typed value as it travels, the same as the server's; blank is ''. */
export function shownValue(value: SqlValue, kind: Kind): string {
  if (value === null) return '';
  if (typeof value !== 'number') return value;
  if (kind === 'date') return isoOfDay(value);
  if (kind === 'datetime') return isoOfMoment(value);
  return kind === 'decimal' ? shownDecimal(value) : String(value);
}

/** 3.0 stays a decimal number; very large and very small ones are written with an exponent. */
function shownDecimal(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e16 || (size < 1e-4 && size > 0)) {
    return value.toExponential().replace(/([+-])(\d)$/, '$10$2');
  }
  return Number.isInteger(value) ? `${value}.0` : String(value);
}

const NUMBER = 1e15;
const TINY = 1e-15;
const FIRST_DAY = -25508;
const LAST_DAY = 47540;
const DAY = 86_400;

/** A value as rules see it: blank where no engine could count with it. The same as the server's. */
export function recordedValue(value: SqlValue, kind: Kind): SqlValue {
  if (typeof value !== 'number') return value;
  if (kind === 'date') return value >= FIRST_DAY && value <= LAST_DAY ? value : null;
  if (kind === 'datetime') {
    return value >= FIRST_DAY * DAY && value < (LAST_DAY + 1) * DAY ? value : null;
  }
  if (!(Math.abs(value) < NUMBER)) return null;
  return kind === 'decimal' && Math.abs(value) < TINY ? 0 : value;
}
