import { beforeEach, describe, expect, it } from 'vitest';
import { registration, supervisorCall, uuid, visit } from '../support/filled';
import {
  ACHIENG,
  AREA,
  BARAKA,
  DEVICE,
  logged,
  newPhone,
  OTHER_AREA,
  type Phone,
  pageOf,
  readyPhone,
} from '../support/phone';
import { programme } from '../support/programme';

const people = [
  { number: 1, record: uuid(901), name: 'Amina Otieno', lmp: '2026-05-24', village: 'Lindi' },
  { number: 2, record: uuid(902), name: 'Zawadi Mutua', lmp: '2026-03-29', village: 'Kianda' },
  { number: 3, record: uuid(903), name: 'Élodie Mbeki', lmp: '2026-11-01', village: 'Lindi' },
] as const;

const log = [
  ...people.map((person) =>
    logged({ form: 'register_pregnancy', xml: registration(person), happened: '2026-11-10' }),
  ),
  logged({
    form: 'anc_visit',
    xml: visit({ number: 4, record: people[1].record }),
    happened: '2026-11-18',
  }),
];

describe('what screens are told', () => {
  let phone: Phone;
  beforeEach(() => {
    phone = readyPhone();
    phone.api.applyPage(pageOf(log));
  });

  it('finds people by name and village, whatever the case and accents', () => {
    expect(phone.api.clients('').lines.map(({ label }) => label)).toEqual([
      'Amina Otieno',
      'Élodie Mbeki',
      'Zawadi Mutua',
    ]);
    expect(phone.api.clients('elodie').lines.map(({ label }) => label)).toEqual(['Élodie Mbeki']);
    expect(phone.api.clients('lindi AMI').found).toBe(1);
    expect(phone.api.clients('nobody').found).toBe(0);
  });

  it('keeps what is near, and shows of one person what is far ahead', () => {
    const kept = "SELECT occurrence FROM task WHERE subject = :id AND state = 'draft'";
    const { record } = people[2];
    expect(phone.db.rows(kept, { id: record })).toEqual([{ occurrence: '12w' }]);
    const far = phone.api.client(record)?.tasks.at(-1);
    expect(far).toMatchObject({ occurrence: '40w', state: 'draft' });
    expect(far && phone.api.taskDetail(far)?.task).toEqual(far);
  });

  it('puts facts and choices in words', () => {
    const facts = phone.api.client(people[0].record)?.facts ?? [];
    expect(facts.find(({ name }) => name === 'age')?.value).toEqual({ kind: 'number', number: 25 });
    expect(facts.find(({ name }) => name === 'lmp')?.value.kind).toBe('day');
    expect(facts.find(({ name }) => name === 'first_pregnancy')?.value).toMatchObject({
      words: [{ en: 'No', fr: 'Non' }],
    });
    expect(facts.some(({ name }) => name === 'phone')).toBe(false);
  });

  it('opens a visit with every property of the record, blank or not', () => {
    const kit = phone.api.formKit('anc_visit', people[0].record);
    const columns = programme.lists['pregnancy']?.columns.map(({ name }) => name) ?? [];
    expect(Object.keys(kit?.record?.properties ?? {}).sort()).toEqual(columns.toSorted());
    expect(kit).toMatchObject({ aboutPath: '/data/pregnancy', draft: null });
    expect(phone.api.formKit('anc_visit', uuid(999))).toBeNull();
    expect(phone.api.formKit('no_form', '')).toBeNull();
  });

  it('counts by month for the one who did it', () => {
    const { freshness, indicators } = phone.api.report();
    const numbers = Object.fromEntries(
      indicators.map(({ name, numbers }) => [name, numbers.map(({ value }) => value)]),
    );
    expect(freshness).toMatchObject({ unsent: 0, silent: 0, until: '2026-11-22T12:00:00.000Z' });
    expect(numbers).toEqual({
      anc_tasks_completed: [0, 0, 1],
      pregnancies_registered: [0, 0, 3],
      anc_visits_kept: [null, null, 100],
      danger_follow_ups_on_time: [null, null, null],
    });
  });

  it('measures a share by its target, of what nobody did too, and does not judge by two', () => {
    phone.turnTo('2026-12-20');
    const kept = phone.api.indicatorReport('anc_visits_kept', 3);
    expect(kept).toMatchObject({ is_share: true, target: 80, direction: 'higher', peers: [] });
    expect(kept?.numbers[1]).toMatchObject({ numerator: 1, denominator: 2, value: 50 });
    expect(kept?.numbers[1]?.verdict).toBe('few');
    expect(kept?.numbers.map(({ value }) => value)).toEqual(
      phone.api.report().indicators[2]?.numbers.map(({ value }) => value),
    );
  });

  it('shows twelve months of one indicator on request, and none of what is not there', () => {
    const year = phone.api.indicatorReport('pregnancies_registered', 12);
    expect(year?.months.map(({ code }) => code)).toEqual([
      ...['2025-12', '2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06'],
      ...['2026-07', '2026-08', '2026-09', '2026-10', '2026-11'],
    ]);
    expect(year?.numbers.map(({ value }) => value)).toEqual([...Array(11).fill(0), 3]);
    expect(year?.total).toMatchObject({ value: 3, verdict: 'none' });
    expect(phone.api.indicatorReport('no_such', 3)).toBeNull();
  });

  it('counts its own work that waits to be sent', () => {
    phone.api.save({
      form: 'register_pregnancy',
      about: '',
      xml: registration({ ...people[0], number: 77, record: uuid(977) }),
    });
    const { freshness, indicators } = phone.api.report();
    expect(freshness.unsent).toBe(1);
    expect(indicators[1]?.numbers.at(-1)?.value).toBe(4);
  });

  it('says when the date of the phone is wrong, until it is right', () => {
    const session = { worker: ACHIENG, areas: [AREA], programme_hash: programme.hash };
    phone.api.refreshSession({ ...session, server_time: '2026-11-19T12:00:00Z' });
    expect(phone.api.phone().rightTime).toBe('2026-11-19T12:00:00.000Z');
    phone.api.refreshSession({ ...session, server_time: '2026-11-22T12:40:00Z' });
    expect(phone.api.phone().rightTime).toBeNull();
  });

  it('keeps what the server turned away in sight, with its reason', () => {
    const xml = visit({ number: 5, record: people[0].record });
    const { id } = phone.api.save({ form: 'anc_visit', about: people[0].record, xml });
    const reason = 'The form has expired.';
    phone.api.recordAnswers({ answers: [{ id, outcome: 'quarantined', reason }] });
    expect(phone.api.phone()).toMatchObject({
      unsent: 0,
      quarantined: [{ id, about: 'Amina Otieno', reason }],
    });
    expect(phone.api.client(people[0].record)?.history[0]).toMatchObject({ state: 'quarantined' });
  });
});

describe('a supervisor', () => {
  it('sees each health worker with open and late work', () => {
    const phone = readyPhone('supervisor');
    const elsewhere = { worker: BARAKA.id, area: OTHER_AREA.id };
    const [first, ...others] = log;
    if (!first) throw new Error('no log');
    phone.api.applyPage(pageOf([...others, { ...first, ...elsewhere }]));
    const members = phone.api.team().members;
    expect(members.map(({ name, open, areaName }) => [name, open, areaName])).toEqual([
      ['Achieng', 0, AREA.name],
      ['Baraka', 1, OTHER_AREA.name],
    ]);
    expect(members[1]?.lastReceived).toBe('2026-11-10T10:00:00Z');
    expect(phone.api.worklist(OTHER_AREA.id).tasks).toHaveLength(1);
    expect(phone.api.worklist(AREA.id).tasks).toHaveLength(0);
    phone.turnTo('2026-11-25');
    expect(phone.api.team().members[1]).toMatchObject({ open: 1, overdue: 1 });
    const registered = phone.api.indicatorReport('pregnancies_registered', 3);
    expect(registered?.total.value).toBe(3);
    expect(registered?.peers.map(({ name, total }) => [name, total.value])).toEqual([
      ['Achieng', 2],
      ['Baraka', 1],
    ]);
  });
});

describe('a phone that was not heard of', () => {
  it('is marked, and its worker is compared with nobody', () => {
    const phone = readyPhone('supervisor');
    const hers = { worker: BARAKA.id, area: OTHER_AREA.id, received: '2026-11-21T10:00:00Z' };
    const [first, ...others] = log;
    if (!first) throw new Error('no log');
    phone.api.applyPage(pageOf([{ ...first, ...hers }, ...others]));
    const heard = () => phone.api.team().members.map(({ heard }) => heard.isSilent);
    expect(heard()).toEqual([false, false]);
    phone.turnTo('2026-11-25');
    expect(heard()).toEqual([false, false]); // this phone itself has not synced since
    phone.api.syncFinished();
    expect(heard()).toEqual([true, false]);
    const report = phone.api.indicatorReport('pregnancies_registered', 3);
    expect(report?.freshness).toMatchObject({ silent: 1, days: 5 });
    expect(report?.peers[0]).toMatchObject({ name: 'Achieng', unranked: 'silent', concerns: [] });
    expect(report?.peers[0]?.heard.last).toBe(20_775); // 2026-11-18
  });
});

describe('work that stays undone', () => {
  const sign = logged({
    form: 'anc_visit',
    xml: visit({ number: 5, record: people[0].record, signs: 'bleeding' }),
    happened: '2026-11-20',
  });

  it('becomes the supervisor’s, for the same reasons, until she dealt with it', () => {
    const phone = readyPhone('supervisor', '2026-11-21');
    phone.api.applyPage(pageOf([...log, sign]));
    expect(phone.api.worklist().tasks).toEqual([]);
    phone.turnTo('2026-11-22');
    const [task] = phone.api.worklist().tasks;
    expect(task).toMatchObject({
      ...{ rule: 'danger_late', occurrence: 'danger_follow_up.next_day', person: 'Amina Otieno' },
      ...{ owner: 'Achieng', mode: 'call', assignTo: 'supervisor', form: 'supervisor_call' },
      ...{ band: 'stat', late: 0 },
    });
    expect(task?.what).toMatchObject({ en: 'Danger sign not checked' });
    expect(task?.reasons.map(({ code }) => code)).toEqual([
      ...['emergency_sign', 'danger_sign', 'late'],
    ]);
    const why = task && phone.api.taskDetail(task)?.why;
    const parts = why?.reasons.reduce((sum, { points }) => sum + points, why.bandPoints);
    expect(why?.score).toBe(parts);
    const xml = supervisorCall({ number: 6, record: people[0].record });
    phone.api.save({ form: 'supervisor_call', about: people[0].record, xml });
    expect(phone.api.worklist().tasks).toEqual([]);
    expect(phone.api.worklist(AREA.id).tasks[0]).toMatchObject({ rule: 'danger_follow_up' });
  });

  it('is no work of the health worker’s, who has it already', () => {
    const phone = readyPhone('chw', '2026-11-22');
    phone.api.applyPage(pageOf([...log, sign]));
    const rules = phone.api.worklist().tasks.map(({ rule }) => rule);
    expect(rules).toContain('danger_follow_up');
    expect(rules).not.toContain('danger_late');
    const open = phone.api.client(people[0].record)?.tasks.map(({ rule }) => rule);
    expect(open).toContain('danger_follow_up');
    expect(open).not.toContain('danger_late');
  });
});

describe('enrolment', () => {
  it('goes from welcome over preparing to ready', () => {
    const phone = newPhone();
    expect(phone.api.start().stage).toBe('welcome');
    phone.api.enrol({ device_token: 't', worker: ACHIENG, areas: [AREA] }, DEVICE);
    expect(phone.api.start()).toMatchObject({ stage: 'preparing', role: 'chw' });
    phone.api.adoptProgramme(programme);
    phone.api.syncFinished();
    expect(phone.api.start()).toMatchObject({ stage: 'ready', languages: ['en', 'fr', 'sw'] });
  });

  it('keeps unsent work when the server signs the phone out', () => {
    const phone = readyPhone();
    phone.api.save({ form: 'register_pregnancy', about: '', xml: registration(people[0]) });
    phone.api.signOut();
    expect(phone.api.phone()).toMatchObject({ signedOut: true, unsent: 1 });
    phone.api.enrol({ device_token: 't2', worker: ACHIENG, areas: [AREA] }, DEVICE);
    expect(phone.api.phone()).toMatchObject({ signedOut: false, unsent: 1 });
  });
});
