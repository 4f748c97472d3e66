import { describe, expect, it } from 'vitest';
import { type Device, findingsOf } from '../../src/screens/health';
import { readyPhone } from '../support/phone';

const NOON = Date.parse('2026-11-22T12:00:00Z');
const WELL: Device = {
  used: 9_000_000,
  free: 900_000_000,
  promised: true,
  version: '1',
  newVersion: false,
};

function bad(changes: Partial<Device> = {}, phone = {}, now = NOON): string[] {
  const found = findingsOf({ ...readyPhone().api.phone(), ...phone }, { ...WELL, ...changes }, now);
  expect(found.every(({ good, advice }) => good === (advice === ''))).toBe(true);
  return found.filter(({ good }) => !good).map(({ name }) => name);
}

describe('how a phone is', () => {
  it('is well after a sync, with room that the browser promised to keep', () => {
    expect(bad()).toEqual([]);
  });

  it('is told by what waits, also when it is only a photo', () => {
    expect(bad({}, { unsent: 2 })).toEqual(['sent']);
    expect(bad({}, { unsentFiles: 1 })).toEqual(['sent']);
  });

  it('needs the server every three days', () => {
    expect(bad({}, {}, NOON + 2.9 * 86_400_000)).toEqual([]);
    expect(bad({}, {}, NOON + 3.1 * 86_400_000)).toEqual(['contact']);
    expect(bad({}, { lastSync: '' })).toEqual(['contact']);
    expect(bad({}, { signedOut: true })).toEqual(['contact']);
  });

  it('needs room, a promise, the right time and the newest version', () => {
    expect(bad({ free: 5_000_000 })).toEqual(['room']);
    expect(bad({ used: null, free: null })).toEqual([]);
    expect(bad({ promised: false })).toEqual(['promise']);
    expect(bad({}, { rightTime: '2026-11-25T12:00:00Z' })).toEqual(['time']);
    expect(bad({ newVersion: true })).toEqual(['version']);
  });
});
