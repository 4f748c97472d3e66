/** Finding people: by what a health worker remembers of them. */

import { beforeEach, describe, expect, it } from 'vitest';
import { uuid } from '../support/filled';
import { imported } from '../support/imported';
import { OTHER_AREA, type Phone, pageOf, readyPhone } from '../support/phone';
import { linked } from '../support/programme';

const people = [
  ['Amina Otieno', 'Lindi', '+254 712 345 678'],
  ['Mohamed Halima', 'Kianda', ''],
  ['Muhammad Juma', 'Lindi', '0722 000 111'],
  ['Élodie Mbeki', 'Soweto', ''],
  ['Amina Lindi', 'Kianda', ''],
  ['Chantal Nzuzi', 'Kianda', ''],
] as const;

const pregnancies = people.map(([label, village, phone], at) => {
  const of = { number: 11 + at, record: uuid(901 + at), label, values: { village, phone } };
  return imported({ list: 'pregnancy', ...of });
});

describe('a search', () => {
  let phone: Phone;
  const names = (typed: string) => phone.api.clients(typed, 50).lines.map(({ label }) => label);
  beforeEach(() => {
    phone = readyPhone();
    phone.api.applyPage(pageOf(pregnancies));
  });

  it('of nothing gives everybody, by name, as many as are wanted', () => {
    expect(names('')).toEqual([
      ...['Amina Lindi', 'Amina Otieno', 'Chantal Nzuzi', 'Élodie Mbeki'],
      ...['Mohamed Halima', 'Muhammad Juma'],
    ]);
    const two = phone.api.clients(' ', 2);
    expect([two.found, two.all, two.lines.length]).toEqual([6, 6, 2]);
  });

  it('finds parts of names, whatever the case, the accents and their order', () => {
    expect(names('elo')).toEqual(['Élodie Mbeki']);
    expect(names('OTI ami')).toEqual(['Amina Otieno']);
    expect(names('tieno')).toEqual([]);
  });

  it.each([
    ['Mohammed', ['Mohamed Halima', 'Muhammad Juma']],
    ['Muhamad', ['Muhammad Juma', 'Mohamed Halima']],
    ['Shantal', ['Chantal Nzuzi']],
    ['Chantale Zuzi', []],
    ['Élody', ['Élodie Mbeki']],
    ['Aminah', ['Amina Lindi', 'Amina Otieno']],
    ['Jumma', ['Muhammad Juma']],
    ['Arima', ['Mohamed Halima']],
    ['Jomo', ['Muhammad Juma']],
    ['Zzzz', []],
  ])('hears %s as it sounds', (typed, found) => {
    expect(names(typed)).toEqual(found);
  });

  it.each(['0712345678', '+254712345678', '712 345', '5678', '0712-34'])(
    'finds the phone %s',
    (n) => {
      expect(names(n)).toEqual(['Amina Otieno']);
    },
  );

  it('finds the village after the name, and says why', () => {
    const { lines } = phone.api.clients('lindi', 50);
    expect(lines.map(({ label, why }) => [label, why])).toEqual([
      ['Amina Lindi', []],
      ['Amina Otieno', ['place']],
      ['Muhammad Juma', ['place']],
    ]);
    expect(phone.api.clients('mohamad 0722', 50).lines[0]?.why).toEqual(['number', 'sound']);
  });

  it('does not take signs for more than text', () => {
    expect(names("' OR 1=1 --")).toEqual([]);
    expect(names('%')).toHaveLength(6);
    expect(names('a b c d e f g h i j')).toEqual([]);
  });

  it('follows what is said anew, and forgets who was taken back or left', () => {
    const of = { list: 'pregnancy', record: uuid(901), create: false };
    const renamed = imported({ ...of, number: 28, label: 'Zuhura Otieno', values: {} });
    phone.api.applyPage(pageOf([renamed]));
    expect(names('amina')).toEqual(['Amina Lindi']);
    expect(names('zuhura')).toEqual(['Zuhura Otieno']);
    const gone = { ...pregnancies[0], ...renamed, area: OTHER_AREA.id, id: `uuid:${uuid(29)}` };
    const xml = (renamed.xml ?? '').replace(uuid(28), uuid(29));
    const clock = gone.clock.replace('-0000-', '-0001-');
    phone.api.applyPage(pageOf([{ ...gone, xml, clock }]));
    expect(names('zuhura')).toEqual([]);
  });

  it('finds what an app of before left without a line', () => {
    phone.db.run('DELETE FROM directory');
    phone.db.run("DELETE FROM meta WHERE key = 'directory'");
    expect(names('amina')).toHaveLength(2);
  });
});

describe('in a household', () => {
  const [HOME, ANNA, CHILD] = [uuid(1), uuid(2), uuid(3)];
  const home = (label: string, number = 11, create = true) =>
    imported({
      number,
      list: 'household',
      record: HOME,
      label,
      values: { village: 'Lindi' },
      create,
    });
  const child = imported({
    ...{ number: 13, list: 'child', record: CHILD, label: 'Baraka' },
    values: { mother: ANNA },
  });
  const anna = imported({
    ...{ number: 12, list: 'person', record: ANNA, label: 'Anna' },
    values: { household: HOME },
  });

  it('everybody is found by its name and village, in whatever order they came', () => {
    const phone = readyPhone();
    phone.api.adoptProgramme(linked);
    const found = (typed: string) => phone.api.clients(typed, 9).lines.map(({ label }) => label);
    phone.api.applyPage(pageOf([child]));
    expect(found('otieno')).toEqual([]);
    phone.api.applyPage(pageOf([anna]));
    phone.api.applyPage(pageOf([home('Otieno')]));
    expect(found('otieno')).toEqual(['Otieno', 'Anna', 'Baraka']);
    expect(found('lindi bar')).toEqual(['Baraka']);
    expect(phone.api.clients('baraka', 9).lines[0]?.place).toBe('Lindi');
    phone.api.applyPage(pageOf([home('Mutua', 25, false)]));
    expect(found('otieno')).toEqual([]);
    expect(found('mutua bar')).toEqual(['Baraka']);
  });
});
