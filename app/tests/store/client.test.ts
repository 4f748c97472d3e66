/** A client's page: what the programme puts on top, who belongs to whom, numbers over time. */

import { beforeEach, describe, expect, it } from 'vitest';
import type { Column, Package } from '../../src/contract/package';
import type { Member } from '../../src/store/views/family';
import { uuid } from '../support/filled';
import { type Imported, imported } from '../support/imported';
import { type Phone, pageOf, readyPhone } from '../support/phone';
import { linked } from '../support/programme';

const [HOME, ANNA, CHILD, ALONE] = [uuid(1), uuid(2), uuid(3), uuid(4)];

type Marks = Readonly<Record<string, Partial<Column>>>;

/** A programme that says of properties of a list how they are shown. */
function marked(pkg: Package, list: string, marks: Marks): Package {
  const definition = pkg.lists[list];
  if (!definition) throw new Error(`no list ${list}`);
  const columns = definition.columns.map((column) => ({ ...column, ...marks[column.name] }));
  return { ...pkg, lists: { ...pkg.lists, [list]: { ...definition, columns } } };
}

const programme = marked(
  marked(linked, 'child', { weight: { chart: true, summary: true } }),
  'person',
  { births: { summary: true } },
);

const people = [
  { number: 11, list: 'household', record: HOME, label: 'Otieno', values: { village: 'Lindi' } },
  {
    number: 12,
    list: 'person',
    record: ANNA,
    label: 'Anna',
    values: { household: HOME, births: '2' },
  },
  {
    ...{ number: 13, list: 'child', record: CHILD, label: 'Baraka' },
    values: { mother: ANNA, weight: '3.5', born: '2026-10-20' },
  },
  { number: 14, list: 'person', record: ALONE, label: 'Zawadi', values: {} },
] as const;

function weighed(number: number, weight: string, more: Partial<Imported> = {}) {
  const of = { list: 'child', record: CHILD, label: 'Baraka', create: false };
  return imported({ ...of, number, values: { weight }, ...more });
}

function names({ label, children }: Member): unknown {
  return children.length === 0 ? label : [label, ...children.map(names)];
}

describe('a page', () => {
  let phone: Phone;
  const pointsOf = () => phone.api.client(CHILD)?.charts[0]?.points.map(({ value }) => value);
  beforeEach(() => {
    phone = readyPhone();
    phone.api.adoptProgramme(programme);
    phone.api.applyPage(pageOf(people.map(imported)));
  });

  it('has on top what the programme says, and all else once', () => {
    const page = phone.api.client(CHILD);
    expect(page?.summary.map(({ name }) => name)).toEqual(['weight']);
    expect(page?.facts.map(({ name }) => name)).toEqual(['born', 'mother']);
    expect(page?.place).toBe('Lindi');
  });

  it('shows the household as a tree, from each of its members', () => {
    for (const id of [HOME, ANNA, CHILD]) {
      const home = phone.api.client(id)?.family;
      expect(home && names(home)).toEqual(['Otieno', ['Anna', 'Baraka']]);
    }
    expect(phone.api.client(ALONE)?.family).toBeNull();
    const anna = phone.api.client(HOME)?.family?.children[0];
    expect(anna?.facts.map(({ value }) => value)).toEqual([{ kind: 'number', number: 2 }]);
  });

  it('says for whom in it there is something to do', () => {
    phone.api.applyPage(pageOf([weighed(15, '2.1')]));
    const home = phone.api.client(CHILD)?.family;
    expect(home?.ready).toBe(1);
    expect(home?.children[0]?.children[0]).toMatchObject({ label: 'Baraka', ready: 1 });
  });

  it('draws a number once there are two, by the day that it was said for', () => {
    expect(phone.api.client(CHILD)?.charts).toEqual([]);
    phone.api.applyPage(pageOf([weighed(17, '4.4'), weighed(15, '3.9')]));
    expect(pointsOf()).toEqual([3.5, 3.9, 4.4]);
  });

  it('draws what a day came to, and nothing for what was blanked', () => {
    const later = weighed(35, '4.1');
    const clock = later.clock.replace('-0000-', '-0001-');
    phone.api.applyPage(pageOf([{ ...later, clock }, weighed(15, '3.9'), weighed(17, '')]));
    expect(pointsOf()).toEqual([3.5, 4.1]);
  });

  it('draws no more what was taken back', () => {
    phone.api.applyPage(pageOf([weighed(15, '39'), weighed(17, '4.4')]));
    const submission = `uuid:${uuid(15)}`;
    phone.api.withdraw({ instance: uuid(99), submission, why: 'wrong', note: '' });
    expect(pointsOf()).toEqual([3.5, 4.4]);
  });
});
