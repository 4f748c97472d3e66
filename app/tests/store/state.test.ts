import { beforeEach, describe, expect, it } from 'vitest';
import type { HealAnswer, LoggedSubmission } from '../../src/contract/server';
import { digest, MODULUS } from '../../src/engine/state';
import { registration, uuid, visit } from '../support/filled';
import { BARAKA, logged, type Phone, pageOf, readyPhone } from '../support/phone';

const amina = uuid(900);
const zuhra = uuid(901);

function registered(number: number, record: string): LoggedSubmission {
  const xml = registration({ number, record, name: `Person ${number}`, lmp: '2026-05-24' });
  return logged({ form: 'register_pregnancy', xml, happened: '2026-08-20' });
}

function visited(number: number, record: string, worker?: string): LoggedSubmission {
  const sent = { form: 'anc_visit', xml: visit({ number, record }), happened: '2026-10-12' };
  return logged(worker === undefined ? sent : { ...sent, worker });
}

/** Baraka says of somebody else what was said with `wrong`. */
function corrected(number: number, record: string, wrong: LoggedSubmission): LoggedSubmission {
  const id = `<orx:deprecatedID>${wrong.id}</orx:deprecatedID>`;
  const xml = visit({ number, record }).replace('</orx:meta>', `${id}</orx:meta>`);
  const sent = { form: 'anc_visit', xml, happened: '2026-10-12', worker: BARAKA.id };
  return { ...logged(sent), amends: wrong.id };
}

function sumOf(record: string, ...all: LoggedSubmission[]): number {
  const sums = all.map(({ id, ...rest }) => digest({ ...rest, record, submission: id }));
  return sums.reduce((sum, one) => sum + one, 0) % MODULUS;
}

function answer(changes: Partial<HealAnswer>): HealAnswer {
  return { records: [], forgotten: [], submissions: [], definitions: [], ...changes };
}

function ids(phone: Phone, state = 'sent'): string[] {
  const sql = 'SELECT id FROM submission WHERE state = :state ORDER BY id';
  return phone.db.rows<{ id: string }>(sql, { state }).map(({ id }) => id);
}

const first = registered(1, amina);
const second = visited(2, amina);
const third = registered(3, zuhra);

describe('the state of the log', () => {
  let phone: Phone;
  beforeEach(() => {
    phone = readyPhone();
    phone.api.applyPage(pageOf([first, second, third]));
  });

  it('is the sum of what the server has too', () => {
    const right = (sumOf(amina, first, second) + sumOf(zuhra, third)) % MODULUS;
    expect(phone.api.needsHealing(right)).toBe(false);
    phone.api.save({ form: 'anc_visit', about: amina, xml: visit({ number: 4, record: amina }) });
    expect(phone.api.needsHealing(right)).toBe(false);
    expect(phone.api.needsHealing(right + 1)).toBe(true);
    expect(phone.api.needsHealing(undefined)).toBe(false);
  });

  it('names the heaps that differ, and what is in them', () => {
    const heap = amina.slice(0, 2);
    const held = { [amina]: sumOf(amina, first, second), [zuhra]: sumOf(zuhra, third) };
    const sum = ((held[amina] ?? 0) + (held[zuhra] ?? 0)) % MODULUS;
    expect(phone.api.differingHeaps({ [heap]: sum })).toEqual([]);
    expect(phone.api.differingHeaps({ [heap]: 1, ff: 2 })).toEqual([heap, 'ff']);
    expect(phone.api.differingHeaps({})).toEqual([heap]);
    expect(phone.api.heldIn(heap)).toEqual(held);
    expect(phone.api.heldIn('ff')).toEqual({});
  });

  it('is the same in an app that is renewed', () => {
    phone.db.run('UPDATE change SET digest = 0');
    expect(phone.api.needsHealing(0)).toBe(false);
    phone.api.heal(answer({ records: [amina], submissions: [first, second] }));
    phone.api.adoptProgramme({ ...JSON.parse(metaOf(phone, 'programme')), hash: 'other' });
    const right = (sumOf(amina, first, second) + sumOf(zuhra, third)) % MODULUS;
    expect(phone.api.needsHealing(right)).toBe(false);
  });

  it('does not ask again and again for what does not mend', () => {
    phone.api.checkHealed(1);
    expect(phone.api.needsHealing(1)).toBe(false);
    phone.turnTo('2026-11-24');
    expect(phone.api.needsHealing(1)).toBe(true);
  });
});

function metaOf(phone: Phone, key: string): string {
  const sql = 'SELECT value FROM meta WHERE key = :key';
  return phone.db.rows<{ value: string }>(sql, { key })[0]?.value ?? '';
}

describe('healing', () => {
  let phone: Phone;
  beforeEach(() => {
    phone = readyPhone();
    phone.api.applyPage(pageOf([first, visited(5, amina, BARAKA.id), third]));
  });

  it('takes what this phone never got', () => {
    phone.api.heal(answer({ records: [amina], submissions: [first, second] }));
    phone.api.healed('at 7');
    expect(phone.api.client(amina)?.history).toHaveLength(2);
    expect(phone.api.credentials().cursor).toBe('at 7');
  });

  it('sends again what the server lost of ours, and drops what it lost of others', () => {
    phone.api.heal(answer({ records: [amina] }));
    phone.api.healed('');
    expect(phone.api.unsent(9).map(({ id }) => id)).toEqual([first.id]);
    expect(ids(phone)).toEqual([third.id]);
    expect(phone.api.client(amina)?.history.map(({ id }) => id)).toEqual([first.id]);
    const rows = phone.db.rows('SELECT * FROM form_anc_visit');
    expect(rows).toEqual([]);
  });

  it('drops what the server lost of others also where it is tied to several people', () => {
    const baraka = visited(5, amina, BARAKA.id);
    const wrong = corrected(6, zuhra, baraka);
    phone.api.applyPage(pageOf([first, baraka, third, wrong, corrected(7, zuhra, wrong)]));
    phone.api.heal(
      answer({ records: [amina, zuhra], submissions: [first, second, baraka, third] }),
    );
    expect(ids(phone)).toEqual([first.id, second.id, third.id, baraka.id]);
    const lines = phone.db.rows('SELECT submission FROM change WHERE record = :zuhra', { zuhra });
    expect(lines).toEqual([{ submission: third.id }]);
  });

  it('forgets who is nowhere of ours, and leaves unsent work alone', () => {
    phone.api.save({ form: 'anc_visit', about: amina, xml: visit({ number: 4, record: amina }) });
    phone.api.heal(answer({ forgotten: [amina] }));
    phone.api.healed('');
    expect(phone.api.client(amina)).toBeNull();
    expect(phone.api.worklist().tasks.map(({ person }) => person)).toEqual(['Person 3']);
    expect(ids(phone)).toEqual([third.id]);
    expect(ids(phone, 'unsent')).toEqual([`uuid:${uuid(4)}`]);
  });
});

describe('a record that left', () => {
  let phone: Phone;
  beforeEach(() => {
    phone = readyPhone();
    phone.api.applyPage(pageOf([first, second, third]));
  });

  it('leaves nothing behind, once what waited is sent', () => {
    phone.api.save({ form: 'anc_visit', about: amina, xml: visit({ number: 4, record: amina }) });
    phone.api.applyPage({ ...pageOf([]), forgotten: [amina] });
    const waiting = phone.api.unsent(9).map(({ id }) => ({ id, outcome: 'accepted' as const }));
    expect(waiting).toHaveLength(1);
    phone.api.recordAnswers({ answers: waiting });
    phone.api.syncFinished();
    for (const table of ['submission', 'change', 'record', 'entity_pregnancy']) {
      expect(JSON.stringify(phone.db.rows(`SELECT * FROM ${table}`)), table).not.toContain(amina);
    }
    expect(phone.db.rows('SELECT * FROM form_anc_visit')).toEqual([]);
  });

  it('stays away when the app is given another programme', () => {
    phone.api.save({ form: 'anc_visit', about: amina, xml: visit({ number: 4, record: amina }) });
    phone.api.applyPage({ ...pageOf([]), forgotten: [amina] });
    phone.api.adoptProgramme({ ...JSON.parse(metaOf(phone, 'programme')), hash: 'other' });
    expect(phone.api.client(amina)).toBeNull();
    expect(phone.api.unsent(9)).toHaveLength(1);
  });

  it('comes back whole', () => {
    phone.api.applyPage({ ...pageOf([]), forgotten: [amina] });
    phone.api.applyPage(pageOf([first, second]));
    expect(phone.api.client(amina)?.history).toHaveLength(2);
    const right = (sumOf(amina, first, second) + sumOf(zuhra, third)) % MODULUS;
    expect(phone.api.needsHealing(right)).toBe(false);
  });

  it('is not brought back by a submission about somebody else too', () => {
    phone.api.applyPage(pageOf([{ ...first, about: [zuhra] }]));
    phone.api.applyPage({ ...pageOf([]), forgotten: [amina] });
    phone.api.applyPage(pageOf([{ ...second, about: [] }]));
    expect(phone.api.client(amina)).toBeNull();
    expect(phone.db.rows('SELECT * FROM form_anc_visit')).toEqual([]);
  });
});
