import { describe, expect, it } from 'vitest';
import { dayOfIso, isoOfDay } from '../../src/engine/days';
import { registration, uuid } from '../support/filled';
import { logged, pageOf, readyPhone } from '../support/phone';
import { programme } from '../support/programme';

/** Pregnancies of every age, so that each day work opens or ends for some. */
const log = Array.from({ length: 60 }, (_, number) => {
  const lmp = isoOfDay(dayOf('2026-02-20') + 4 * number);
  const record = uuid(900 + number);
  const xml = registration({ number, record, name: 'A', lmp, village: 'B' });
  return logged({ form: 'register_pregnancy', xml, happened: '2026-11-10' });
});

function dayOf(iso: string): number {
  return dayOfIso(iso) ?? 0;
}

describe('the days to come', () => {
  it('are seven, and each says what its own list will show', () => {
    const phone = readyPhone();
    phone.api.applyPage(pageOf(log));
    const told = phone.api.outlook();
    expect(told).toHaveLength(7);
    const pressing = phone.api.worklist().tasks.filter(({ band }) => band !== 'routine');
    expect(told[0]?.urgent).toBe(pressing.length);
    const shown = told.map(({ day }) => {
      phone.turnTo(day);
      return phone.api.worklist().tasks.length;
    });
    expect(shown).toEqual(told.map(({ open }) => open));
    expect(new Set(told.map(({ open }) => open)).size).toBeGreaterThan(1);
  });

  it('know on which of them nobody works', () => {
    const phone = readyPhone(); // on a Sunday
    phone.api.adoptProgramme({ ...programme, hash: 'weekdays', working_days: [1, 2, 3, 4, 5] });
    const days = phone.api.outlook();
    const free = days.filter(({ working }) => !working).map(({ day }) => day);
    expect(free).toEqual(WEEKEND);
  });
});

const WEEKEND = ['2026-11-22', '2026-11-28'];
