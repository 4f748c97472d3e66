/** The plan of a day: kept while it is walked, and gone with its day. */

import { beforeEach, describe, expect, it } from 'vitest';
import { registration, uuid, visit } from '../support/filled';
import { logged, type Phone, pageOf, readyPhone } from '../support/phone';

/** All of them due for their visit of 26 weeks on 22 November, the young one first. */
const women = ['Amina', 'Zawadi', 'Neema', 'Halima'].map((name, index) => ({
  ...{ number: index + 1, record: uuid(901 + index), name, lmp: '2026-05-24' },
  age: name === 'Neema' ? 16 : 25,
  village: index % 2 === 0 ? 'Lindi' : 'Kianda',
}));

const log = women.map((woman) =>
  logged({ form: 'register_pregnancy', xml: registration(woman), happened: '2026-11-10' }),
);

describe('a plan of the day', () => {
  let phone: Phone;
  const stops = () => phone.api.dayPlan()?.stops.map(({ home }) => home.label);
  beforeEach(() => {
    phone = readyPhone();
    phone.api.applyPage(pageOf(log));
  });

  it('takes the most urgent, and says what is left out', () => {
    expect(phone.api.dayPlan()).toBeNull();
    phone.api.planDay({ kind: 'visits', amount: 2 });
    expect(stops()).toEqual(['Neema', 'Amina']);
    expect(phone.api.dayPlan()).toMatchObject({ left: 2, capacity: { kind: 'visits', amount: 2 } });
    expect(phone.api.dayPlan()?.leftOut.map(({ label }) => label)).toEqual(['Zawadi', 'Halima']);
  });

  it('goes through one village after the other', () => {
    phone.api.planDay({ kind: 'hours', amount: 8 });
    expect(stops()).toEqual(['Neema', 'Amina', 'Zawadi', 'Halima']);
    expect(phone.api.dayPlan()).toMatchObject({ left: 0, minutes: 4 * 20 + 5 + 23 + 5 });
  });

  it('ticks what is done and stays as it is', () => {
    phone.api.planDay({ kind: 'visits', amount: 3 });
    const before = stops();
    const first = women.find(({ name }) => name === 'Neema');
    if (!first) throw new Error('nobody');
    const xml = visit({ number: 9, record: first.record, signs: 'fever' });
    phone.api.save({ form: 'anc_visit', about: first.record, xml });
    expect(stops()).toEqual(before);
    const done = phone.api.dayPlan()?.stops.map((stop) => stop.visit === null);
    expect(done).toEqual([true, false, false]);
    expect(phone.api.dayPlan()?.left).toBe(1);
  });

  it('ends with its day, and when she says so', () => {
    phone.api.planDay({ kind: 'visits', amount: 3 });
    phone.api.dropPlan();
    expect(phone.api.dayPlan()).toBeNull();
    phone.api.planDay({ kind: 'visits', amount: 3 });
    phone.turnTo('2026-11-23');
    expect(phone.api.dayPlan()).toBeNull();
  });
});
