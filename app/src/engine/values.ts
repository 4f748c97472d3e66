import type { Kind } from '../contract/package';
import type { SqlValue } from './database';
import { dayOfIso } from './days';

const INTEGER = /^[+-]?\d{1,18}$/;
const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i;

/**
 * The typed value of a text: dates are epoch days, blank is null.
 *
 * A text that is no value of its kind is null too: the server turns such a submission away with
 * words, and the phone must not lose what was written.
 */
export function typedValue(text: string, kind: Kind): SqlValue {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  switch (kind) {
    case 'integer':
      return INTEGER.test(trimmed) ? Number(trimmed) : null;
    case 'decimal':
      return DECIMAL.test(trimmed) ? Number(trimmed) : null;
    case 'date':
      return dayOfIso(trimmed);
    case 'choices':
      return trimmed.split(/\s+/).join(' ');
    default:
      return trimmed;
  }
}
