/** The small pure parts: clock, days, values, task ids, reason bits. */

import { describe, expect, it } from 'vitest';
import { isDevice, later, tick } from '../../src/engine/clock';
import {
  dayIn,
  dayOfIso,
  isoDateIn,
  isoOfDay,
  monthsUntil,
  presentIn,
} from '../../src/engine/days';
import { hasReason } from '../../src/engine/tasks';
import { recordedValue, shownValue, typedValue } from '../../src/engine/values';

const DEVICE = '00000000000000d1';

describe('the hybrid logical clock', () => {
  it('follows the time, as text that sorts', () => {
    const first = tick('', DEVICE, 1_000);
    expect(first).toBe(`000000000001000-0000-${DEVICE}`);
    expect(tick(first, DEVICE, 2_000) > first).toBe(true);
  });

  it('goes on when the phone stands still or runs back', () => {
    const seen = `000000000005000-0003-${DEVICE}`;
    expect(tick(seen, DEVICE, 5_000)).toBe(`000000000005000-0004-${DEVICE}`);
    expect(tick(seen, DEVICE, 1)).toBe(`000000000005000-0004-${DEVICE}`);
  });

  it('carries over when the counter is full', () => {
    expect(tick(`000000000005000-ffff-${DEVICE}`, DEVICE, 1)).toBe(
      `000000000005001-0000-${DEVICE}`,
    );
  });

  it('keeps the later of two', () => {
    expect(later('a', 'b')).toBe('b');
    expect(later('', 'b')).toBe('b');
  });

  it('knows a device', () => {
    expect(isDevice(DEVICE)).toBe(true);
    expect(isDevice('D1')).toBe(false);
  });
});

describe('days', () => {
  it('counts from 1970', () => {
    expect(dayOfIso('1970-01-02')).toBe(1);
    expect(dayOfIso('2026-11-22T23:59:00+03:00')).toBe(dayOfIso('2026-11-22'));
    expect(isoOfDay(dayOfIso('2028-02-29') ?? 0)).toBe('2028-02-29');
  });

  it.each(['', '2026-02-30', '2026-13-01', '22.11.2026', '2026-11-22 10:00'])(
    'refuses %j',
    (text) => {
      expect(dayOfIso(text)).toBeNull();
    },
  );

  it('changes at midnight of the programme, not of the phone', () => {
    const moment = new Date('2026-11-22T21:30:00Z');
    expect(isoDateIn('Africa/Nairobi', moment)).toBe('2026-11-23');
    expect(isoDateIn('UTC', moment)).toBe('2026-11-22');
    expect(dayIn('Africa/Nairobi', moment)).toBe(dayOfIso('2026-11-23'));
    const today = dayOfIso('2026-11-23') ?? 0;
    expect(presentIn('Africa/Nairobi', moment)).toEqual({ today, now: today * 86_400 + 1_800 });
  });

  it('gives the last months, over the turn of the year too', () => {
    const months = monthsUntil(dayOfIso('2027-01-15') ?? 0, 3);
    expect(months.map(({ code }) => code)).toEqual(['2026-11', '2026-12', '2027-01']);
    expect(months.map(({ first_day }) => isoOfDay(first_day))).toEqual([
      '2026-11-01',
      '2026-12-01',
      '2027-01-01',
    ]);
    expect(isoOfDay(months[0]?.last_day ?? 0)).toBe('2026-11-30');
  });
});

describe('typed values', () => {
  it.each([
    ['17', 'integer', 17],
    [' -3 ', 'integer', -3],
    ['1.5', 'integer', null],
    ['1.5', 'decimal', 1.5],
    ['1e3', 'decimal', 1000],
    ['1970-01-03', 'date', 2],
    ['  ', 'text', null],
    [' Lindi ', 'text', 'Lindi'],
    ['a  b', 'choices', 'a b'],
  ] as const)('%j as %s is %j', (text, kind, value) => {
    expect(typedValue(text, kind, 'Africa/Nairobi')).toBe(value);
  });
});

describe('reason bits', () => {
  it('are read beyond 32 too', () => {
    const reasons = 2 ** 0 + 2 ** 3 + 2 ** 40;
    const held = Array.from({ length: 50 }, (_, index) => index).filter((i) =>
      hasReason(reasons, i),
    );
    expect(held).toEqual([0, 3, 40]);
  });
});

describe('a typed value as text', () => {
  it.each([
    [null, 'decimal', ''],
    ['fever swelling', 'choices', 'fever swelling'],
    [20_000, 'date', '2024-10-04'],
    [20_000, 'integer', '20000'],
    [3, 'decimal', '3.0'],
    [-2.5, 'decimal', '-2.5'],
    [0, 'decimal', '0.0'],
    [1e15, 'decimal', '1000000000000000.0'],
    [1e16, 'decimal', '1e+16'],
    [0.0001, 'decimal', '0.0001'],
    [0.000012, 'decimal', '1.2e-05'],
    [1e-100, 'decimal', '1e-100'],
  ] as const)('%s of type %s is "%s", as on the server', (value, kind, text) => {
    expect(shownValue(value, kind)).toBe(text);
  });
});

describe('recorded values', () => {
  it.each([
    [999_999_999_999_999, 'integer', 999_999_999_999_999],
    [1e15, 'integer', null],
    [-1e300, 'decimal', null],
    [1e-16, 'decimal', 0],
    [-25508, 'date', -25508],
    [-25509, 'date', null],
    [47541, 'date', null],
    ['1e300', 'text', '1e300'],
    [null, 'integer', null],
  ] as const)('takes %s as %s for %s', (value, kind, expected) => {
    expect(recordedValue(value, kind)).toBe(expected);
  });
});
