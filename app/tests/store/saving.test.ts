import { beforeEach, describe, expect, it } from 'vitest';
import { registration, uuid, visit } from '../support/filled';
import { DEVICE, type Phone, readyPhone } from '../support/phone';

const record = uuid(900);
const amina = { number: 1, record, name: 'Amina', lmp: '2026-05-24', age: 17 };

function register(phone: Phone, of = amina) {
  return phone.api.save({ form: 'register_pregnancy', about: '', xml: registration(of) });
}

function visitHer(phone: Phone, number: number, signs = '') {
  const xml = visit({ number, record, signs });
  return phone.api.save({ form: 'anc_visit', about: record, xml });
}

function worklist(phone: Phone) {
  return phone.api.worklist().tasks.map(({ rule, occurrence }) => `${rule}.${occurrence}`);
}

describe('saving a form', () => {
  let phone: Phone;
  beforeEach(() => {
    phone = readyPhone();
  });

  it('makes the record, its tasks and the outbox at once', () => {
    expect(register(phone)).toEqual({ id: `uuid:${uuid(1)}`, records: [record], label: 'Amina' });
    expect(worklist(phone)).toEqual(['anc.26w']);
    expect(phone.api.client(record)?.tasks.map(({ occurrence }) => occurrence)).toEqual([
      '26w',
      '30w',
      '34w',
      '36w',
      '38w',
      '40w',
    ]);
    expect(phone.api.unsent(50).map(({ id }) => id)).toEqual([`uuid:${uuid(1)}`]);
    expect(phone.api.phone().unsent).toBe(1);
  });

  it('says why in the words of the programme, with points that add up', () => {
    register(phone);
    const [task] = phone.api.worklist().tasks;
    if (!task) throw new Error('no task');
    expect(task.reasons.map(({ code }) => code)).toEqual(['young_mother', 'no_contact']);
    const detail = phone.api.taskDetail(task);
    const parts = detail?.why.reasons.reduce((sum, { points }) => sum + points, 0) ?? 0;
    expect((detail?.why.bandPoints ?? 0) + parts).toBe(detail?.why.score);
  });

  it('says which version of the form was filled, also when the programme has a later one', () => {
    const xml = registration(amina).replace('version="1"', 'version="2026010101"');
    phone.api.save({ form: 'register_pregnancy', about: '', xml });
    expect(phone.api.unsent(50)[0]?.form_version).toBe('2026010101');
  });

  it('sends the day of the programme, and clocks that only go up', () => {
    register(phone);
    visitHer(phone, 2);
    const [first, second] = phone.api.unsent(50);
    expect(first?.happened).toBe('2026-11-22');
    expect(first?.clock.endsWith(DEVICE)).toBe(true);
    expect((second?.clock ?? '') > (first?.clock ?? '')).toBe(true);
    expect(first?.form_version).not.toBe('');
  });

  it('takes the task away that a visit does', () => {
    register(phone);
    visitHer(phone, 2);
    expect(worklist(phone)).toEqual([]);
    const numbers = phone.api.report().indicators[0]?.numbers ?? [];
    expect(numbers.map(({ value }) => value)).toEqual([0, 0, 1]);
    expect(phone.api.report().freshness.unsent).toBe(2);
  });

  it('brings the follow-up of an emergency to the top on the next day', () => {
    register(phone);
    visitHer(phone, 2, 'bleeding');
    expect(worklist(phone)).toEqual([]);
    phone.turnTo('2026-11-23');
    expect(phone.api.refreshTasks()).toBe(true);
    expect(worklist(phone)).toEqual(['danger_follow_up.next_day']);
    expect(phone.api.worklist().tasks[0]?.band).toBe('stat');
  });

  it('is the same when it is done twice', () => {
    register(phone);
    const before = phone.api.unsent(50);
    register(phone);
    expect(phone.api.unsent(50)).toEqual(before);
    expect(phone.api.client(record)?.history).toHaveLength(1);
  });

  it('is all or nothing', () => {
    phone.api.keepDraft({ form: 'register_pregnancy', record: '', xml: '<data/>', page: 1 });
    phone.db.run("CREATE TRIGGER full BEFORE INSERT ON record BEGIN SELECT RAISE(ABORT, 'x'); END");
    expect(() => register(phone)).toThrow();
    expect(phone.api.unsent(50)).toEqual([]);
    expect(phone.db.rows('SELECT * FROM change')).toEqual([]);
    expect(phone.api.draftOf('register_pregnancy', '')?.page).toBe(1);
  });

  it('drops the draft of that form and record only', () => {
    phone.api.keepDraft({ form: 'register_pregnancy', record: '', xml: '<data/>', page: 1 });
    phone.api.keepDraft({ form: 'anc_visit', record, xml: '<data/>', page: 2 });
    register(phone);
    expect(phone.api.draftOf('register_pregnancy', '')).toBeNull();
    expect(phone.api.draftOf('anc_visit', record)?.page).toBe(2);
  });

  it('refuses a form without an instanceID, and keeps the draft', () => {
    phone.api.keepDraft({ form: 'register_pregnancy', record: '', xml: '<data/>', page: 1 });
    const xml = registration(amina).replace(/<orx:instanceID>.*<\/orx:instanceID>/, '');
    const filled = { form: 'register_pregnancy', about: '', xml };
    expect(() => phone.api.save(filled)).toThrow(/instanceID/);
    expect(phone.api.unsent(50)).toEqual([]);
    expect(phone.api.draftOf('register_pregnancy', '')?.page).toBe(1);
  });
});
