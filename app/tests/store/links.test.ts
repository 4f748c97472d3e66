/** Records that name records: what changes one may change the tasks of others. */

import { beforeEach, describe, expect, it } from 'vitest';
import { uuid } from '../support/filled';
import { type Imported, imported } from '../support/imported';
import { type Phone, pageOf, readyPhone } from '../support/phone';
import { linked } from '../support/programme';

const [NEAR, FAR, ANNA, CHILD] = [uuid(1), uuid(2), uuid(3), uuid(4)];

const people = [
  imported({ number: 11, list: 'household', record: NEAR, values: { village: 'Lindi' } }),
  imported({ number: 12, list: 'household', record: FAR, values: {} }),
  imported({ number: 13, list: 'person', record: ANNA, values: { household: NEAR } }),
  imported({
    number: 14,
    list: 'child',
    record: CHILD,
    values: { mother: ANNA, weight: '3.5', born: '2026-10-20' },
  }),
];

describe('records that name records', () => {
  let phone: Phone;
  const states = (rule: string) => {
    const sql = 'SELECT subject, state FROM task WHERE rule = :rule ORDER BY subject';
    return phone.db.rows(sql, { rule });
  };
  const moved = (number: number, list: string, record: string, values: Imported['values']) =>
    phone.api.applyPage(pageOf([imported({ number, list, record, values, create: false })]));
  const of = (near: string, far: string) => [
    { subject: NEAR, state: near },
    { subject: FAR, state: far },
  ];

  beforeEach(() => {
    phone = readyPhone();
    phone.api.adoptProgramme(linked);
    phone.api.applyPage(pageOf(people));
  });

  it('works out the household anew when a child of it changes', () => {
    expect(states('call_home')).toEqual(of('cancelled', 'cancelled'));
    moved(15, 'child', CHILD, { weight: '2.1' });
    expect(states('call_home')).toEqual(of('ready', 'cancelled'));
  });

  it('works out both households anew when a mother moves, and her child', () => {
    moved(15, 'child', CHILD, { weight: '2.1' });
    expect(states('growth')).toEqual([{ subject: CHILD, state: 'ready' }]);
    moved(16, 'person', ANNA, { household: FAR });
    expect(states('call_home')).toEqual(of('cancelled', 'ready'));
    expect(states('growth')).toEqual([{ subject: CHILD, state: 'cancelled' }]);
  });

  it('ends with the tasks that a phone has which works out all of them', () => {
    moved(15, 'child', CHILD, { weight: '2.1' });
    moved(16, 'person', ANNA, { household: FAR });
    moved(17, 'household', FAR, { village: 'Kianda' });
    const all = 'SELECT * FROM task ORDER BY rule, occurrence, subject, cause';
    const kept = phone.db.rows(all);
    phone.db.run("UPDATE meta SET value = '' WHERE key = 'tasks_day'");
    phone.api.refreshTasks();
    expect(kept).toHaveLength(3);
    expect(phone.db.rows(all)).toEqual(kept);
  });

  it('shows whom a record names by name', () => {
    const facts = phone.api.client(CHILD)?.facts ?? [];
    expect(facts.find(({ name }) => name === 'mother')?.value).toEqual({
      kind: 'text',
      text: 'person',
    });
  });
});
