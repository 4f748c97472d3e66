/** Corrections and withdrawals on a phone. */

import { beforeEach, describe, expect, it } from 'vitest';
import type { PushAnswer } from '../../src/contract/server';
import { registration, uuid, visit } from '../support/filled';
import { BARAKA, OTHER_AREA, type Phone, pageOf, readyPhone, received } from '../support/phone';
import { programme } from '../support/programme';

const record = uuid(900);
const amina = { number: 1, record, name: 'Amina', lmp: '2026-05-24' };

function correcting(number: number, xml: string): string {
  const old = `<orx:deprecatedID>uuid:${uuid(number)}</orx:deprecatedID>`;
  return xml.replace('<orx:instanceID>', `${old}<orx:instanceID>`);
}

describe('what was said', () => {
  let phone: Phone;
  const see = (number: number, signs: string) =>
    phone.api.save({ form: 'anc_visit', about: record, xml: visit({ number, record, signs }) });
  const withdraw = (number: number, of: number) =>
    phone.api.withdraw({
      ...{ instance: uuid(number), submission: `uuid:${uuid(of)}`, why: 'twice', note: 'a < b' },
    });
  const signs = () => phone.db.rows('SELECT _id AS id, danger_signs_now FROM form_anc_visit');
  const ready = () => phone.api.worklist().tasks.map(({ occurrence }) => occurrence);
  beforeEach(() => {
    phone = readyPhone();
    phone.api.save({ form: 'register_pregnancy', about: '', xml: registration(amina) });
  });

  it('is as if it had not been, when it is withdrawn', () => {
    const before = ready();
    see(2, 'bleeding');
    expect(ready()).not.toEqual(before);
    withdraw(3, 2);
    expect(signs()).toEqual([]);
    expect(ready()).toEqual(before);
    withdraw(4, 3);
    expect(signs()).toEqual([{ id: `uuid:${uuid(2)}`, danger_signs_now: 'bleeding' }]);
  });

  it('leaves nobody in the list when a registration is withdrawn, but its history', () => {
    see(2, '');
    withdraw(3, 1);
    expect(phone.api.clients('').lines).toEqual([]);
    expect(ready()).toEqual([]);
    expect(phone.api.client(record)).toMatchObject({ label: 'Amina', withdrawn: true });
    expect(phone.api.client(record)?.history).toHaveLength(2);
  });

  it('leaves the phone with its area, also where the registration is withdrawn', () => {
    withdraw(3, 1);
    const answers = [1, 3].map((number) => ({ id: `uuid:${uuid(number)}`, outcome: 'accepted' }));
    phone.api.recordAnswers({ answers } as PushAnswer);
    const session = { programme_hash: programme.hash, server_time: '2026-11-22T12:00:00Z' };
    phone.api.refreshSession({ ...session, worker: BARAKA, areas: [OTHER_AREA] });
    expect(phone.db.rows('SELECT id FROM record')).toEqual([]);
    phone.api.syncFinished();
    expect(phone.db.rows('SELECT record FROM change')).toEqual([]);
  });

  it('is what a correction says, in its place', () => {
    see(2, 'bleeding');
    phone.turnTo('2026-11-24');
    const xml = correcting(2, visit({ number: 3, record, signs: 'fever' }));
    phone.api.save({ form: 'anc_visit', about: record, xml });
    expect(signs()).toEqual([{ id: `uuid:${uuid(2)}`, danger_signs_now: 'fever' }]);
    const [row] = phone.db.rows<{ day: number }>('SELECT _day AS day FROM form_anc_visit');
    expect(row?.day).toBe(Date.parse('2026-11-22') / 86_400_000);
  });

  it('stays as it was while the server refuses what amends it', () => {
    see(2, 'bleeding');
    const { id } = withdraw(3, 2);
    const reason = 'Only who recorded it may.';
    phone.api.recordAnswers({ answers: [{ id, outcome: 'quarantined', reason }] });
    expect(signs()).toHaveLength(1);
    phone.api.recordAnswers({ answers: [{ id, outcome: 'accepted' }] });
    expect(signs()).toEqual([]);
  });

  it('is the same in whatever order it comes', () => {
    see(2, 'bleeding');
    phone.api.save({
      ...{ form: 'anc_visit', about: record },
      xml: correcting(2, visit({ number: 3, record, signs: 'fever' })),
    });
    withdraw(4, 3);
    const sent = phone.api.unsent(50).map((one) => {
      const amends = { [uuid(3)]: uuid(2), [uuid(4)]: uuid(3) }[one.id.slice(5)];
      return received(one, amends ? { amends: `uuid:${amends}` } : {});
    });
    const other = readyPhone();
    for (const one of sent.toReversed()) other.api.applyPage(pageOf([one]));
    const tables = ['SELECT * FROM record', 'SELECT * FROM form_anc_visit', 'SELECT * FROM change'];
    for (const one of sent) phone.api.applyPage(pageOf([one]));
    for (const sql of tables) expect(other.db.rows(sql)).toEqual(phone.db.rows(sql));
    expect(other.db.rows('SELECT * FROM form_anc_visit')).toHaveLength(1);
  });
});
