/** Records for forms about one: each property blank now and then, with its edges else. */

import type { RecordFacts } from '../src/forms/source';
import type { Chance } from './chance';
import type { Hints } from './hints';
import type { FormFacts, ListFacts, PropertyFacts } from './request';
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
  return form.aboutPath === null ? null : made(form, run, hints, today, chance);
}

const EACH = 3;

/** Some records of each other list that the form reads. */
export function othersFor(
  { others }: FormFacts,
  run: number,
  hints: Hints,
  today: string,
  chance: Chance,
): RecordFacts[] {
  return others.flatMap((list, at) =>
    Array.from({ length: EACH }, (_, number) => {
      return made(list, run + 1000 * (at * EACH + number + 1), hints, today, chance);
    }),
  );
}

function made(
  { list, properties }: ListFacts,
  run: number,
  hints: Hints,
  today: string,
  chance: Chance,
): RecordFacts {
  const values = properties.map((property) => {
    const blank = run === 0 || chance.below(5) === 0;
    return [property.name, blank ? '' : valueFor(property, hints, today, chance)] as const;
  });
  return {
    list,
    id: `00000000-0000-4000-8000-${String(run).padStart(12, '0')}`,
    label: `Record ${run}`,
    version: run,
    properties: Object.fromEntries(values),
  };
}
