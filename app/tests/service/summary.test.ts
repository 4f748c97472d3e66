import { describe, expect, it } from 'vitest';
import { wordsAt } from '../../src/service/summary';

const KEPT = { '2026-11-25': '7 things to do today.', '2026-11-26': '2 things to do today.' };

/** On the phone's own watch. */
const at = (day: number, hour: number) => new Date(2026, 10, day, hour, 30);

describe('the summary of a day', () => {
  it('is said in working hours, once', () => {
    expect(wordsAt(at(25, 9), '2026-11-24', KEPT)).toBe('7 things to do today.');
    expect(wordsAt(at(25, 9), '', KEPT)).toBe('7 things to do today.');
    expect(wordsAt(at(25, 11), '2026-11-25', KEPT)).toBeUndefined();
    expect(wordsAt(at(26, 7), '2026-11-25', KEPT)).toBe('2 things to do today.');
  });

  it('disturbs nobody in the night, and says nothing of days it does not know', () => {
    expect(wordsAt(at(25, 6), '', KEPT)).toBeUndefined();
    expect(wordsAt(at(25, 17), '', KEPT)).toBeUndefined();
    expect(wordsAt(at(28, 9), '', KEPT)).toBeUndefined();
  });
});
