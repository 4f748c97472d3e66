import { beforeEach, describe, expect, it } from 'vitest';
import type { Area } from '../../src/contract/server';
import { IMPORT } from '../../src/engine/reading';
import { createApi } from '../../src/store/api';
import { registration, uuid, visit } from '../support/filled';
import {
  ACHIENG,
  AREA,
  BARAKA,
  logged,
  OTHER_AREA,
  type Phone,
  pageOf,
  readyPhone,
  received,
} from '../support/phone';
import { programme } from '../support/programme';

const record = uuid(900);
const amina = { number: 1, record, name: 'Amina', lmp: '2026-05-24' };
const registered = logged({
  form: 'register_pregnancy',
  xml: registration(amina),
  happened: '2026-08-20',
});

function rows(phone: Phone) {
  const tables = ['record', 'change', 'task', 'entity_pregnancy', 'form_anc_visit'];
  return tables.map((table) =>
    phone.db
      .rows<object>(`SELECT * FROM ${table}`)
      .map((row) => JSON.stringify(row))
      .sort(),
  );
}

function session(areas: readonly Area[]) {
  return { worker: ACHIENG, areas, programme_hash: programme.hash, server_time: '' };
}

function moved(number: number, area: string, owner = '') {
  const xml = `<data id="import" version="1">${owner}<meta><instanceID>uuid:${uuid(number)}</instanceID>
    <entity dataset="pregnancy" id="${record}" update="1"/></meta></data>`;
  return logged({ form: IMPORT, xml, happened: '2026-11-01', area });
}

describe('pulling the log', () => {
  let phone: Phone;
  beforeEach(() => {
    phone = readyPhone();
  });

  it('gives work to the one health worker of its area', () => {
    const owners = () => {
      phone.api.refreshTasks();
      return phone.db.rows('SELECT DISTINCT owner FROM task');
    };
    phone.api.applyPage(pageOf([registered]));
    expect(owners()).toEqual([{ owner: ACHIENG.id }]);
    phone.api.refreshSession(session([{ ...AREA, owner: null }]));
    expect(owners()).toEqual([{ owner: null }]);
    const given = moved(5, AREA.id, '<_owner>w4</_owner>');
    phone.api.applyPage(pageOf([given]));
    expect(owners()).toEqual([{ owner: 'w4' }]);
  });

  it('makes records and tasks of what others recorded', () => {
    phone.api.applyPage(pageOf([registered]));
    expect(phone.api.worklist().tasks.map(({ person }) => person)).toEqual(['Amina']);
    expect(phone.api.client(record)?.history[0]).toMatchObject({
      worker: 'Achieng',
      state: 'sent',
    });
    expect(phone.api.credentials().cursor).toBe('after-1');
  });

  it('may come in any order, page by page, and twice', () => {
    const visited = logged({
      form: 'anc_visit',
      xml: visit({ number: 2, record }),
      happened: '2026-10-12',
    });
    phone.api.applyPage(pageOf([visited], true));
    expect(phone.api.clients('').all).toBe(0);
    phone.api.applyPage(pageOf([registered]));
    const other = readyPhone();
    other.api.applyPage(pageOf([registered, visited, registered]));
    expect(rows(phone)).toEqual(rows(other));
  });

  it('gives the same when it is built anew for another programme version', () => {
    const visited = visit({ number: 2, record, signs: 'swelling' });
    phone.api.applyPage(pageOf([registered]));
    phone.api.save({ form: 'anc_visit', about: record, xml: visited });
    const before = rows(phone);
    phone.api.adoptProgramme({ ...programme, hash: 'another' });
    expect(rows(phone)).toEqual(before);
  });

  it('replaces what is there when the server set its clock back', () => {
    const early = { ...amina, village: 'Early' };
    phone.turnTo('2030-01-01');
    phone.api.save({ form: 'register_pregnancy', about: '', xml: registration(early) });
    const [own] = phone.api.unsent(1);
    if (!own) throw new Error('nothing unsent');
    phone.turnTo('2026-11-22');
    const corrected = logged({
      form: 'anc_visit',
      xml: visit({ number: 2, record, signs: 'fever' }),
      happened: '2026-11-21',
    });
    phone.api.applyPage(
      pageOf([received(own, { clock: corrected.clock.replace('-0000-', '-0001-') }), corrected]),
    );
    expect(phone.api.unsent(50)).toEqual([]);
    expect(phone.api.client(record)?.history.map(({ state }) => state)).toEqual(['sent', 'sent']);
    const clocks = phone.db.rows<{ clocks: string }>('SELECT clocks FROM record')[0]?.clocks ?? '';
    expect(clocks).not.toContain(own.clock);
  });

  it('observes the clocks of others, so that what is saved next comes after them', () => {
    const ahead = { ...registered, clock: '001900000000000-0007-00000000000000aa' };
    phone.api.applyPage(pageOf([ahead]));
    phone.api.save({ form: 'anc_visit', about: record, xml: visit({ number: 2, record }) });
    expect(phone.api.unsent(1)[0]?.clock.startsWith('001900000000000-0008-')).toBe(true);
  });

  it('forgets a record that moved away, and takes it back', () => {
    phone.api.applyPage(pageOf([registered]));
    phone.api.applyPage(pageOf([moved(3, OTHER_AREA.id)]));
    expect(phone.api.clients('').all).toBe(0);
    expect(phone.api.worklist().tasks).toEqual([]);
    const back = {
      ...moved(4, AREA.id),
      happened: '2026-11-02',
      clock: '001799999999999-0000-00000000000000aa',
    };
    phone.api.applyPage(pageOf([back]));
    expect(phone.api.clients('').all).toBe(1);
  });

  it('keeps nothing of a record that left, once a round is over and its own work is sent', () => {
    const other = { ...amina, number: 6, record: uuid(901), name: 'Zuri' };
    const stays = logged({ ...registered, xml: registration(other) });
    phone.api.applyPage(pageOf([registered, stays]));
    const own = { form: 'anc_visit', about: record, xml: visit({ number: 7, record }) };
    phone.api.save(own);
    phone.api.keepDraft({ form: 'anc_visit', record, xml: '<data/>', page: 0 });
    phone.api.applyPage(pageOf([moved(8, OTHER_AREA.id)]));
    phone.api.syncFinished();
    const kept = () => phone.db.rows<{ xml: string }>('SELECT xml FROM submission');
    expect(kept().some(({ xml }) => xml.includes('Amina'))).toBe(false);
    expect(phone.api.unsent(9).map(({ xml }) => xml)).toEqual([own.xml]);
    expect(phone.api.draftOf('anc_visit', record)).toBeNull();
    const answers = phone.api.unsent(9).map(({ id }) => ({ id, outcome: 'accepted' as const }));
    phone.api.recordAnswers({ answers });
    phone.api.syncFinished();
    expect(kept().map(({ xml }) => xml)).toEqual([stays.xml]);
    expect(phone.db.rows('SELECT * FROM form_anc_visit')).toEqual([]);
    expect(phone.api.clients('').all).toBe(1);
    phone.api.applyPage(pageOf([registered, moved(9, AREA.id)]));
    expect(phone.api.clients('').all).toBe(2);
  });

  it('keeps a form that the programme does not know until it does', () => {
    phone.api.applyPage(pageOf([{ ...registered, form: 'of_tomorrow' }]));
    expect(phone.api.clients('').all).toBe(0);
    const form = programme.forms['register_pregnancy'];
    if (!form) throw new Error('no form');
    const tomorrow = { ...programme.forms, of_tomorrow: { ...form, columns: [] } };
    const schema = {
      ...programme.schema,
      projection: [
        ...programme.schema.projection,
        'CREATE TABLE form_of_tomorrow (_id TEXT, _subject TEXT, _day BIGINT, _at BIGINT, _worker TEXT)',
      ],
    };
    phone.api.adoptProgramme({ ...programme, schema, forms: tomorrow });
    expect(phone.api.clients('').all).toBe(1);
  });

  it('works with the package that an app of before had kept, and asks for it anew', () => {
    const { queries } = programme;
    const [of_subject = ''] = Object.values(queries.tasks_of_subject);
    const old = {
      ...programme,
      protocol: 1,
      queries: { ...queries, tasks_of_subject: of_subject, affected: 'SELECT :subject AS subject' },
    };
    phone.db.run("UPDATE meta SET value = :value WHERE key = 'programme'", {
      value: JSON.stringify(old),
    });
    const api = createApi(phone.db, () => new Date('2026-11-22T12:00:00Z'));
    expect(api.credentials().programmeHash).toBe('');
    const person = { number: 77, record: uuid(977), name: 'Neema', lmp: '2026-05-24' };
    api.save({ form: 'register_pregnancy', about: '', xml: registration(person) });
    expect(api.worklist().tasks.length).toBeGreaterThan(0);
    api.adoptProgramme(programme);
    expect(api.credentials().programmeHash).toBe(programme.hash);
  });

  it('refuses a programme of a later protocol', () => {
    expect(() => phone.api.adoptProgramme({ ...programme, protocol: 3 })).toThrow(/newer/);
    expect(phone.api.credentials().programmeHash).toBe(programme.hash);
  });

  it('follows a new posting', () => {
    phone.api.applyPage(pageOf([registered]));
    const session = { programme_hash: programme.hash, server_time: '' };
    phone.api.refreshSession({ ...session, worker: BARAKA, areas: [OTHER_AREA] });
    expect(phone.api.clients('').all).toBe(0);
    phone.api.refreshSession({ ...session, worker: BARAKA, areas: [OTHER_AREA, AREA] });
    expect(phone.api.clients('').all).toBe(1);
    expect(phone.api.worklist().tasks).toHaveLength(1);
  });
});
