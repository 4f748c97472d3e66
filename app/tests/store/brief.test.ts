/** What the server repeats without the answers, and the first page of a first pull. */

import { describe, expect, it } from 'vitest';
import type { LoggedSubmission } from '../../src/contract/server';
import { registration, uuid } from '../support/filled';
import { ACHIENG, AREA, logged, newPhone, pageOf, readyPhone } from '../support/phone';
import { programme } from '../support/programme';

const amina = { number: 1, record: uuid(900), name: 'Amina', lmp: '2026-05-24' };
const xml = registration(amina);
const told = logged({ form: 'register_pregnancy', xml, happened: '2026-08-20' });

function withoutAnswers({ xml: _, ...rest }: LoggedSubmission): LoggedSubmission {
  return rest;
}

describe('a page without the answers of what this phone sent', () => {
  it('says what the server set right', () => {
    const phone = readyPhone();
    phone.api.save({ form: 'register_pregnancy', about: '', xml });
    phone.api.recordAnswers({ answers: [{ id: told.id, outcome: 'accepted' }] });
    phone.api.applyPage(pageOf([{ ...withoutAnswers(told), phone_happened: '2030-01-01' }]));
    const sql = 'SELECT xml, happened, received, phone_happened FROM submission';
    expect(phone.db.rows(sql)).toEqual([
      { xml, happened: '2026-08-20', received: told.received, phone_happened: '2030-01-01' },
    ]);
    expect(phone.api.client(amina.record)?.label).toBe('Amina');
  });

  it('leaves out what is not here, so that the sums ask for it', () => {
    const phone = readyPhone();
    phone.api.applyPage(pageOf([withoutAnswers(told)]));
    expect(phone.db.rows('SELECT id FROM submission')).toEqual([]);
    expect(phone.api.needsHealing(1)).toBe(true);
  });
});

describe('the first page of a first pull', () => {
  it('is work that can begin', () => {
    const phone = newPhone();
    phone.api.enrol({ device_token: 'secret', worker: ACHIENG, areas: [AREA] }, '00000000000000dd');
    phone.api.adoptProgramme(programme);
    phone.api.applyPage(pageOf([told], true));
    expect(phone.api.worklist().tasks.map(({ person }) => person)).toEqual(['Amina']);
  });
});
