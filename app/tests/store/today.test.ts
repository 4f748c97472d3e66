/** Today by household: who is visited first, with whom, and what of it is shown. */

import { beforeEach, describe, expect, it } from 'vitest';
import { registration, uuid, visit } from '../support/filled';
import { imported } from '../support/households';
import { AREA, logged, type Phone, pageOf, readyPhone } from '../support/phone';
import { linked } from '../support/programme';

const [OTIENO, MUTUA] = [uuid(1), uuid(2)];
const [ANNA, JUMA, ZOE] = [uuid(3), uuid(4), uuid(5)];
const [BABY, TWIN] = [uuid(6), uuid(7)];

/** On 22 November: the baby is 33 days old, Juma and Zoe 27 and 31. */
const people = [
  imported({
    number: 11,
    list: 'household',
    record: OTIENO,
    label: 'Otieno',
    values: { village: 'Lindi' },
  }),
  imported({
    number: 12,
    list: 'household',
    record: MUTUA,
    label: 'Mutua',
    values: { village: 'Kianda' },
  }),
  imported({
    number: 13,
    list: 'person',
    record: ANNA,
    label: 'Anna',
    values: { household: OTIENO, age: '4' },
  }),
  imported({
    ...{ number: 14, list: 'person', record: JUMA, label: 'Juma' },
    values: { household: OTIENO, born: '2026-10-26' },
  }),
  imported({
    ...{ number: 15, list: 'person', record: ZOE, label: 'Zoé' },
    values: { household: MUTUA, born: '2026-10-22' },
  }),
  imported({
    ...{ number: 16, list: 'child', record: BABY, label: 'Baby' },
    values: { mother: ANNA, born: '2026-10-20', weight: '3.1' },
  }),
];

const names = (visits: readonly { readonly label: string }[]) => visits.map(({ label }) => label);

describe('today', () => {
  let phone: Phone;
  const today = (wanted = {}) => phone.api.todayWork({ most: 40, ...wanted });

  beforeEach(() => {
    phone = readyPhone();
    phone.api.adoptProgramme(linked);
    phone.api.applyPage(pageOf(people));
  });

  it('puts the work of a household together, by the most urgent of it', () => {
    const { visits, tasks, late, urgent, found } = today();
    expect({ tasks, late, urgent, found }).toEqual({ tasks: 3, late: 2, urgent: 1, found: 2 });
    expect(names(visits)).toEqual(['Otieno', 'Mutua']);
    expect(visits[0]).toMatchObject({ place: 'Lindi', band: 'urgent', late: 1 });
    const work = visits[0]?.tasks.map(({ rule, person, kin }) => [rule, person, kin?.name]);
    expect(work).toEqual([
      ['growth', 'Baby', 'Anna'],
      ['check', 'Juma', 'Otieno'],
    ]);
    expect(visits[0]?.tasks[0]?.kin?.label).toEqual({ en: 'Mother' });
  });

  it('is in the order of the worklist within a household, and shows no other work', () => {
    const flat = phone.api.worklist().tasks;
    for (const { tasks } of today().visits) {
      const order = tasks.map(({ id }) => flat.findIndex((one) => one.id === id));
      expect(order).toEqual(order.toSorted((one, other) => one - other));
      expect(order).not.toContain(-1);
    }
  });

  it('shows what is asked for, with all the work of those households', () => {
    expect(names(today({ late: true }).visits)).toEqual(['Otieno', 'Mutua']);
    expect(today({ urgent: true }).visits.map(({ tasks }) => tasks.length)).toEqual([2]);
    expect(names(today({ kind: 'check' }).visits)).toEqual(['Otieno', 'Mutua']);
    expect(names(today({ kind: 'growth' }).visits)).toEqual(['Otieno']);
    expect(today({ kind: 'growth' })).toMatchObject({ tasks: 3, found: 1 });
    expect(today({ choosing: true }).kinds.map(({ rule, visits }) => [rule, visits])).toEqual([
      ['growth', 1],
      ['check', 2],
    ]);
  });

  it('finds a household by its name, its place and whoever has work there', () => {
    expect(names(today({ search: 'mut' }).visits)).toEqual(['Mutua']);
    expect(names(today({ search: 'zoe' }).visits)).toEqual(['Mutua']);
    expect(names(today({ search: 'LINDI  bab' }).visits)).toEqual(['Otieno']);
    expect(today({ search: 'nobody' })).toMatchObject({ found: 0, visits: [] });
  });

  it('shows no more than a screen, and says how much there is', () => {
    expect(today({ most: 1 })).toMatchObject({ found: 2, tasks: 3 });
    expect(names(today({ most: 1 }).visits)).toEqual(['Otieno']);
  });

  it('shows who belongs to nobody as a household of their own', () => {
    const alone = { list: 'person', record: ZOE, create: false } as const;
    phone.api.applyPage(pageOf([imported({ number: 17, ...alone, values: { household: '' } })]));
    expect(today().visits.at(-1)).toMatchObject({
      id: ZOE,
      label: 'person',
      tasks: [{ kin: null }],
    });
  });

  it('takes a child along when her mother moves', () => {
    const moved = { number: 18, list: 'person', record: ANNA, create: false } as const;
    phone.api.applyPage(pageOf([imported({ ...moved, values: { household: MUTUA } })]));
    expect(today().visits.map(({ label, tasks }) => [label, tasks.length])).toEqual([
      ['Mutua', 2],
      ['Otieno', 1],
    ]);
  });

  it('opens a household with its work, what comes soon and everybody in it', () => {
    phone.api.applyPage(
      pageOf([
        imported({
          ...{ number: 19, list: 'child', record: TWIN, label: 'Twin', happened: '2026-11-20' },
          values: { mother: ANNA, born: '2026-11-15' },
        }),
      ]),
    );
    const there = phone.api.visit(BABY);
    expect(there?.home).toMatchObject({ id: OTIENO, label: 'Otieno' });
    expect(there?.tasks.map(({ person }) => person)).toEqual(['Baby', 'Juma']);
    expect(there?.soon.map(({ person, state }) => [person, state])).toEqual([['Twin', 'draft']]);
    const inside = there?.inmates.map(({ label, forms }) => [label, forms.map(({ form }) => form)]);
    expect(inside).toEqual([
      ['Otieno', ['home']],
      ['Anna', ['assess', 'enquire', 'visit']],
      ['Baby', ['weigh']],
      ['Twin', ['weigh']],
      ['Juma', ['assess', 'enquire', 'visit']],
    ]);
    expect(phone.api.visit(uuid(99))).toBeNull();
  });
});

const women = [
  { number: 1, record: uuid(901), name: 'Amina', lmp: '2026-05-24' },
  { number: 2, record: uuid(902), name: 'Zawadi', lmp: '2026-03-29' },
  { number: 3, record: uuid(903), name: 'Élodie', lmp: '2026-11-01' },
] as const;

const registered = women.map((woman) =>
  logged({ form: 'register_pregnancy', xml: registration(woman), happened: '2026-11-10' }),
);

describe('a programme without households', () => {
  let phone: Phone;
  beforeEach(() => {
    phone = readyPhone();
    phone.api.applyPage(pageOf(registered));
  });

  it('has a visit for each person', () => {
    const { visits } = phone.api.todayWork({ most: 40 });
    expect(visits.map(({ id, tasks }) => [id, tasks.length])).toEqual([
      [women[1].record, 1],
      [women[0].record, 1],
    ]);
    expect(visits[0]?.tasks[0]).toMatchObject({ subject: women[1].record, kin: null });
  });

  it('offers nobody the forms of somebody else’s work', () => {
    const offered = (one: Phone) => one.api.client(women[0].record)?.forms.map(({ form }) => form);
    expect(offered(phone)).toEqual(['anc_visit']);
    expect(phone.api.visit(women[0].record)?.inmates[0]?.forms).toHaveLength(1);
    const supervisors = readyPhone('supervisor');
    supervisors.api.applyPage(pageOf(registered));
    expect(offered(supervisors)).toEqual(['supervisor_call']);
    expect(phone.api.newClientForms().map(({ form }) => form)).toEqual(['register_pregnancy']);
    expect(supervisors.api.newClientForms()).toEqual([]);
  });

  it('shows a supervisor the work of an area', () => {
    const supervisors = readyPhone('supervisor');
    supervisors.api.applyPage(pageOf(registered));
    expect(supervisors.api.todayWork({ most: 9 }).visits).toEqual([]);
    expect(supervisors.api.todayWork({ most: 9, area: AREA.id }).found).toBe(2);
  });

  it('is right at once after a submission, with its counts', () => {
    const { visits } = phone.api.todayWork({ most: 40 });
    expect(phone.api.doneToday()).toEqual([]);
    const xml = visit({ number: 5, record: women[1].record });
    phone.api.save({ form: 'anc_visit', about: women[1].record, xml });
    const after = phone.api.todayWork({ most: 40 });
    expect(after).toMatchObject({ tasks: 1, found: 1 });
    expect(after.visits).toEqual([visits[1]]);
    const counted = phone.api
      .report()
      .indicators.find(({ name }) => name === 'anc_tasks_completed');
    expect(counted?.numbers.map(({ value }) => value)).toEqual([0, 0, 1]);
    expect(phone.api.report().freshness.unsent).toBe(1);
    expect(phone.api.doneToday()).toMatchObject([
      {
        title: { en: 'Pregnancy visit' },
        person: 'Zawadi',
        about: women[1].record,
        state: 'unsent',
      },
    ]);
  });

  it('counts as done what was said of a task, but not what was taken back', () => {
    const [task] = phone.api.worklist().tasks;
    if (!task) throw new Error('no task');
    const said = { instance: uuid(50), task, outcome: 'absent', until: '', note: '' };
    const { id } = phone.api.recordOutcome(said);
    expect(phone.api.doneToday()).toMatchObject([{ title: { en: 'Nobody at home' } }]);
    phone.api.withdraw({ instance: uuid(51), submission: id, why: 'twice', note: '' });
    expect(phone.api.doneToday()).toEqual([]);
    phone.turnTo('2026-11-23');
    expect(phone.api.doneToday()).toEqual([]);
  });

  it('looks ahead to the next day that brings something', () => {
    const next = phone.api.ahead();
    expect(next.day).toBe(next.today + 8);
    expect(next.visits.map(({ label, tasks }) => [label, tasks.map(({ state }) => state)])).toEqual(
      [['Zawadi', ['draft']]],
    );
    phone.turnTo('2026-11-23');
    const [task] = phone.api.worklist().tasks;
    if (!task) throw new Error('no task');
    const said = { instance: uuid(50), task, outcome: 'later', until: '2026-11-25', note: '' };
    phone.api.recordOutcome(said);
    expect(phone.api.ahead()).toMatchObject({ day: next.today + 3, found: 1 });
    expect(phone.api.ahead().visits[0]?.tasks[0]).toMatchObject({ state: 'on-hold' });
  });
});
