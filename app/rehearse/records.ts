/** Records for forms about one: each property blank now and then, with its edges else. */

import type { RecordFacts } from '../src/forms/source';
import type { Chance } from './chance';
import type { Hints } from './hints';
import type { FormFacts, PropertyFacts } from './request';
import { dates, decimals, integers, moments, texts } from './values';

function valueFor(property: PropertyFacts, hints: Hints, today: string, chance: Chance): string {
  switch (property.kind) {
    case 'integer':
      return chance.one(integers(hints)) ?? '';
    case 'decimal':
      return chance.one(decimals(hints)) ?? '';
    case 'date':
      return chance.one(dates(hints, today)) ?? '';
    case 'datetime':
      return chance.one(moments(hints, today)) ?? '';
    case 'choice':
      return chance.one(property.choices) ?? '';
    case 'choices':
      return property.choices.filter(() => chance.below(2) === 0).join(' ');
    default:
      return chance.one(texts(hints, [], chance)) ?? '';
  }
}

/** The `run`-th record; the first one is wholly blank. Null where the form makes a new record. */
export function recordFor(
  form: FormFacts,
  run: number,
  hints: Hints,
  today: string,
  chance: Chance,
): RecordFacts | null {
  if (form.aboutPath === null) return null;
  const properties = form.properties.map((property) => {
    const blank = run === 0 || chance.below(5) === 0;
    return [property.name, blank ? '' : valueFor(property, hints, today, chance)] as const;
  });
  return {
    list: form.list,
    id: `00000000-0000-4000-8000-${String(run).padStart(12, '0')}`,
    label: `Record ${run}`,
    version: run,
    properties: Object.fromEntries(properties),
  };
}
