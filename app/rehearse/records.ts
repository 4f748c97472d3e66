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
  const given = run === 0 ? () => '' : valuesFrom(hints, today, chance);
  return recordOf(form.list, run, form.properties, given);
}

/** Two records of each list that the form's other questions choose from. */
export function othersFor(
  form: FormFacts,
  hints: Hints,
  today: string,
  chance: Chance,
): Record<string, RecordFacts[]> {
  const given = valuesFrom(hints, today, chance);
  const lists = Object.entries(form.others).map(([list, properties]) => {
    return [list, [1, 2].map((number) => recordOf(list, 900 + number, properties, given))] as const;
  });
  return Object.fromEntries(lists);
}

type Give = (property: PropertyFacts) => string;

function valuesFrom(hints: Hints, today: string, chance: Chance): Give {
  return (property) => (chance.below(5) === 0 ? '' : valueFor(property, hints, today, chance));
}

function recordOf(
  list: string,
  number: number,
  properties: readonly PropertyFacts[],
  give: Give,
): RecordFacts {
  return {
    list,
    id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    label: `Record ${number}`,
    version: number,
    properties: Object.fromEntries(properties.map((property) => [property.name, give(property)])),
  };
}
