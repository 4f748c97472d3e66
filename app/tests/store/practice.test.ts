/** Practice: made-up people in a store of their own, moved so that their last day is today. */

import { describe, expect, it } from 'vitest';
import type { Package, Practice } from '../../src/contract/package';
import { dayOfIso } from '../../src/engine/days';
import { practise } from '../../src/store/practice';
import { freshDatabase } from '../support/database';
import { visit } from '../support/filled';
import { ACHIENG, BARAKA, newPhone, type Phone, pageOf, readyPhone } from '../support/phone';
import { reference } from '../support/programme';

const made = reference.practice as Practice;
const DAY = '2027-03-09';

function begin(phone: Phone) {
  const db = freshDatabase();
  const api = practise(db, () => new Date(`${DAY}T12:00:00Z`), phone.api.practiceKit());
  return { db, api };
}

function phoneWith(pkg: Package, role: 'chw' | 'supervisor' = 'chw'): Phone {
  const phone = readyPhone(role, DAY);
  phone.api.adoptProgramme(pkg);
  phone.api.applyPage(pageOf([]));
  return phone;
}

describe('practice', () => {
  it('has work of hers today, of all that the programme made up', () => {
    const { api, db } = begin(phoneWith(reference));
    const [{ number }] = db.rows<{ number: number }>(
      'SELECT COUNT(*) AS number FROM submission',
    ) as [{ number: number }];
    expect(number).toBe(made.submissions.length);
    const unread = 'SELECT id FROM submission WHERE id NOT IN (SELECT submission FROM change)';
    expect(db.rows(unread)).toEqual([]);
    const { tasks, today } = api.todayWork({ most: 40 });
    expect(today).toBe(dayOfIso(DAY));
    expect(tasks).toBeGreaterThan(5);
  });

  it('moves every day that a form says, and no part of an id', () => {
    const { db } = begin(phoneWith(reference));
    const days = 'SELECT MAX(happened) AS last, MIN(received) AS first FROM submission';
    expect(db.rows(days)[0]).toMatchObject({ last: DAY });
    const ids = db.rows<{ id: string }>('SELECT id FROM submission ORDER BY id');
    expect(ids.map(({ id }) => id)).toEqual(made.submissions.map(({ id }) => id).toSorted());
    const births = "SELECT xml FROM submission WHERE form = 'birth_report'";
    const years = db.rows<{ xml: string }>(births).flatMap(({ xml }) => xml.match(/20\d\d-\d\d/g));
    expect(years.toSorted()[0]?.localeCompare('2026-05')).toBe(1);
  });

  it("touches neither her records nor what waits to be sent, and holds nobody's token", () => {
    const phone = phoneWith(reference);
    const { api } = begin(phone);
    const before = phone.api.condition().unsent;
    const someone = api.clients('', 1).lines[0]?.id ?? '';
    api.save({ form: 'anc_visit', about: someone, xml: visit({ number: 5, record: someone }) });
    expect(api.condition().unsent).toBe(1);
    expect(phone.api.condition().unsent).toBe(before);
    expect(phone.api.clients('', 9).all).toBe(0);
    expect(api.credentials().token).toBe('');
  });

  it('gives a supervisor the work of one of her health workers', () => {
    const phone = phoneWith(reference, 'supervisor');
    const areas = phone.api.practiceKit().areas.map((area) => ({
      ...area,
      workers: area.id === BARAKA.area ? [BARAKA.id] : [],
    }));
    const kit = { ...phone.api.practiceKit(), areas };
    const api = practise(freshDatabase(), () => new Date(`${DAY}T12:00:00Z`), kit);
    const busy = api.team().members.filter(({ open }) => open > 0);
    expect(busy.map(({ id }) => id)).toEqual([BARAKA.id]);
  });

  it('is empty where the programme made nobody up', () => {
    const { practice: _, ...without } = reference;
    expect(begin(phoneWith(without)).api.todayWork({ most: 9 }).tasks).toBe(0);
  });

  it('needs a programme', () => {
    const phone = newPhone();
    const answer = { device_token: 'secret', worker: ACHIENG, areas: [] };
    phone.api.enrol(answer, '00000000000000dd');
    expect(() => phone.api.practiceKit()).toThrow('has not arrived');
  });
});
