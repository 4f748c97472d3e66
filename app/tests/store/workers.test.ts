/** Rules about workers on the phone: their records come by sync, their figures are counted here. */

import { describe, expect, it } from 'vitest';
import type { LoggedSubmission, PullAnswer, Role, Worker } from '../../src/contract/server';
import { uuid } from '../support/filled';
import { AREA, DEVICE, logged, newPhone, OTHER_AREA, type Phone, TOP } from '../support/phone';
import { linked } from '../support/programme';

const ACHIENG = { id: uuid(1), name: 'Achieng', role: 'chw', area: AREA.id } as const;
const HALIMA = { id: uuid(3), name: 'Halima', role: 'supervisor', area: TOP.id } as const;
const ENTITIES = 'http://www.opendatakit.org/xforms/entities';
const PERSON = uuid(50);
const NUMBER = '+254700000001';

function saying(
  { id, name, role, area }: Worker,
  instance: number,
  supervisor: string,
): LoggedSubmission {
  const xml = `<data id="import"><role>${role}</role><supervisor>${supervisor}</supervisor>
    <active_since>2026-01-01</active_since><_owner>${id}</_owner>
    <meta><instanceID>uuid:${uuid(instance)}</instanceID>
    <entity xmlns="${ENTITIES}" dataset="worker" id="${id}" create="1"><label>${name}</label></entity>
    </meta></data>`;
  const said = logged({ form: 'import', xml, happened: '2026-01-01', area, worker: uuid(9) });
  return { ...said, form_version: linked.hash };
}

function page(people: readonly Worker[], submissions: readonly LoggedSubmission[]): PullAnswer {
  const rest = { definitions: [], cursor: 'c', more: false, programme_hash: linked.hash };
  return { submissions, workers: people, ...rest };
}

function phoneOf(worker: Worker, people: readonly Worker[]): Phone {
  const phone = newPhone();
  const areas = worker.role === 'chw' ? [AREA] : [TOP, AREA, OTHER_AREA];
  phone.api.enrol({ device_token: 'secret', worker, areas }, DEVICE);
  phone.api.adoptProgramme(linked);
  const told = worker.role === 'chw' ? [ACHIENG] : [ACHIENG, HALIMA];
  phone.api.applyPage(
    page(
      people,
      told.map((one, index) => saying(one, 100 + index, HALIMA.id)),
    ),
  );
  phone.api.syncFinished();
  return phone;
}

function supervisorsPhone(last_seen: string): Phone {
  return phoneOf(HALIMA, [{ ...ACHIENG, last_seen, phone: NUMBER }, HALIMA]);
}

const rulesOf = (phone: Phone) =>
  phone.api.worklist().tasks.map(({ rule, person }) => [rule, person]);

function enrolled(): string {
  return `<data id="enrol" version="1"><town>Kianda</town><born>2000-01-01</born><meta>
    <instanceID>uuid:${uuid(200)}</instanceID>
    <entity xmlns="${ENTITIES}" dataset="person" id="${PERSON}" create="1"><label>Amina</label></entity>
    </meta></data>`;
}

function visited(instance: number, well: string): string {
  return `<data id="visit" version="1"><person>${PERSON}</person><well>${well}</well><meta>
    <instanceID>uuid:${uuid(instance)}</instanceID>
    <entity xmlns="${ENTITIES}" dataset="person" id="${PERSON}"/></meta></data>`;
}

function talked(): string {
  return `<data id="supervise" version="1"><worker>${ACHIENG.id}</worker><agreed>More</agreed><meta>
    <instanceID>uuid:${uuid(300)}</instanceID>
    <entity xmlns="${ENTITIES}" dataset="worker" id="${ACHIENG.id}"/></meta></data>`;
}

function sentVisit(instance: number, well: string): LoggedSubmission {
  const xml = visited(instance, well);
  return logged({ form: 'visit', xml, happened: '2026-11-20', worker: ACHIENG.id });
}

describe('rules about workers', () => {
  it('call for whom the server has not heard of, by name, until it has', () => {
    const phone = supervisorsPhone('2026-11-08');
    expect(rulesOf(phone)).toEqual([['silent', 'Achieng']]);
    expect(phone.api.worklist().tasks[0]?.phone, 'a call: by one tap').toBe(NUMBER);
    phone.api.applyPage(page([{ ...ACHIENG, last_seen: '2026-11-22' }, HALIMA], []));
    expect(rulesOf(phone)).toEqual([]);
  });

  it('look at figures of what came by sync, and end with a talk', () => {
    const phone = supervisorsPhone('2026-11-22');
    const born = logged({ form: 'enrol', xml: enrolled(), happened: '2026-11-01' });
    phone.api.applyPage(page([], [born, sentVisit(201, 'no')]));
    expect(rulesOf(phone)).toEqual([['coach', 'Achieng']]);
    expect(phone.api.worklist().tasks[0]?.phone, 'a visit: she has to go there').toBeNull();
    phone.api.applyPage(page([], [sentVisit(202, 'yes')]));
    expect(rulesOf(phone)).toEqual([]);
    phone.api.applyPage(page([], [sentVisit(203, 'no')]));
    expect(rulesOf(phone)).toEqual([['coach', 'Achieng']]);
    phone.api.save({ form: 'supervise', about: ACHIENG.id, xml: talked() });
    expect(rulesOf(phone)).toEqual([]);
    phone.turnTo('2026-11-23');
    expect(rulesOf(phone)).toEqual([]);
    expect(phone.api.unsent(10).map(({ form }) => form)).toEqual(['supervise']);
  });

  it('count unsent work, on her own phone too', () => {
    const phone = phoneOf(ACHIENG, [ACHIENG, HALIMA]);
    const figures = () => phone.db.rows('SELECT numerator, denominator FROM indicator_value');
    phone.api.save({ form: 'enrol', about: '', xml: enrolled() });
    expect(figures()).toEqual([]);
    phone.api.save({ form: 'visit', about: PERSON, xml: visited(201, 'no') });
    expect(figures()).toEqual([{ numerator: 0, denominator: 1 }]);
    expect(phone.api.worklist().tasks, "the talk is the supervisor's work").toEqual([]);
    const coach = phone.db.rows("SELECT state FROM task WHERE rule = 'coach'");
    expect(coach).toEqual([{ state: 'ready' }]);
  });

  it.each(['chw', 'supervisor'] satisfies Role[])('are no clients: %s', (role) => {
    const phone = role === 'chw' ? phoneOf(ACHIENG, [ACHIENG]) : supervisorsPhone('2026-11-08');
    expect(phone.api.clients('').lines).toEqual([]);
    const facts = phone.api.client(ACHIENG.id)?.facts.map(({ value }) => value) ?? [];
    const named = { kind: 'text', text: 'Halima' };
    expect(facts.some((value) => JSON.stringify(value) === JSON.stringify(named))).toBe(
      role === 'supervisor',
    );
  });
});
