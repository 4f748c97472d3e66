/** What nobody can count with on one record never disturbs the work of another. */

import { describe, expect, it } from 'vitest';
import { registration, uuid, visit } from '../support/filled';
import { type Phone, readyPhone } from '../support/phone';

const good = { number: 1, record: uuid(900), name: 'Amina', lmp: '2026-05-01' };

const BAD: Record<string, Parameters<typeof registration>[0]> = {
  'a day that does not exist': { ...good, lmp: '2026-02-30' },
  'a day of another calendar': { ...good, lmp: '30/01/2026' },
  'the year 9999': { ...good, lmp: '9999-12-31' },
  'an age of a quintillion': { ...good, age: 1e17 },
  'an age that is none': { ...good, age: Number.NaN },
  'letters of every kind': { ...good, village: '👩🏿‍🍼 \'"; DROP TABLE task; --' },
};

function worklist(phone: Phone) {
  return phone.api.worklist().tasks.filter(({ person }) => person === 'Amina');
}

describe('a record with a value that is none', () => {
  it.each(Object.entries(BAD))('leaves others alone: %s', (_, bad) => {
    const phone = readyPhone();
    phone.api.save({ form: 'register_pregnancy', about: '', xml: registration(good) });
    const before = worklist(phone);
    expect(before.length).toBeGreaterThan(0);
    const her = { ...bad, number: 2, record: uuid(901), name: 'Bahati' };
    phone.api.save({ form: 'register_pregnancy', about: '', xml: registration(her) });
    phone.api.save({
      form: 'anc_visit',
      about: uuid(901),
      xml: visit({ number: 3, record: uuid(901), signs: 'nonsense' }),
    });
    expect(worklist(phone)).toEqual(before);
    expect(phone.api.client(uuid(901))?.history).toHaveLength(2);
  });
});
