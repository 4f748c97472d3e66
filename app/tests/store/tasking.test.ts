/** A new day on the phone: what is kept is what the rules say, and only differences were written. */

import { expect, it } from 'vitest';
import { registration, uuid, visit } from '../support/filled';
import { type Phone, readyPhone } from '../support/phone';

const WOMEN = ['2026-03-01', '2026-05-24', '2026-09-10', '2026-11-20'];

function filled(phone: Phone): Phone {
  WOMEN.forEach((lmp, index) => {
    const [record, number] = [uuid(900 + index), 1 + index];
    const xml = registration({ number, record, name: `Woman ${index}`, lmp });
    phone.api.save({ form: 'register_pregnancy', about: '', xml });
  });
  return phone;
}

function tasksOf(phone: Phone, day: string): unknown[] {
  phone.turnTo(day);
  phone.api.worklist();
  return phone.db.rows('SELECT * FROM task ORDER BY subject, rule, occurrence, cause');
}

/** Counts the rows of `task` that are written from now on. */
function watch(phone: Phone): () => number {
  phone.db.run('CREATE TEMPORARY TABLE written (row INTEGER)');
  for (const event of ['INSERT', 'UPDATE', 'DELETE']) {
    phone.db.run(
      `CREATE TEMPORARY TRIGGER on_${event} AFTER ${event} ON task BEGIN INSERT INTO written VALUES (1); END`,
    );
  }
  return () => phone.db.rows('SELECT row FROM written').length;
}

it('keeps on a new day what a phone that begins on it keeps', () => {
  const old = filled(readyPhone());
  for (const day of ['2026-11-23', '2026-12-15', '2026-11-22', '2026-12-20']) {
    expect(tasksOf(old, day)).toEqual(tasksOf(filled(readyPhone()), day));
  }
});

it('writes only what another day changed', () => {
  const phone = filled(readyPhone());
  const before = tasksOf(phone, '2026-11-22').map((row) => JSON.stringify(row));
  const written = watch(phone);
  const after = tasksOf(phone, '2026-11-23').map((row) => JSON.stringify(row));
  const gone = before.filter((row) => !after.includes(row)).length;
  const come = after.filter((row) => !before.includes(row)).length;
  expect(gone + come).toBeGreaterThan(0);
  expect(written()).toBe(gone + come);
  expect(before.length).toBeGreaterThan(gone * 2);
});

it('has what was done before anybody looked at the new day', () => {
  const phone = filled(readyPhone());
  phone.turnTo('2026-11-23');
  const xml = visit({ number: 50, record: uuid(900) });
  phone.api.save({ form: 'anc_visit', about: uuid(900), xml });
  const other = filled(readyPhone());
  other.turnTo('2026-11-23');
  other.api.worklist();
  other.api.save({ form: 'anc_visit', about: uuid(900), xml });
  const [one, two] = [phone, other].map((each) => tasksOf(each, '2026-11-23'));
  expect(one).toEqual(two);
});
