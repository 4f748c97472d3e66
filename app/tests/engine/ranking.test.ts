import { describe, expect, it } from 'vitest';
import { type Entrant, standings } from '../../src/engine/ranking';

const SHARE = { is_share: true, target: 80, direction: 'higher' } as const;
const COUNT = { is_share: false, target: null, direction: 'higher' } as const;

function share(
  numerator: number,
  denominator: number,
  past: readonly number[] = [],
  now = 0,
): Entrant {
  return {
    total: { numerator, denominator },
    past: past.map((one) => ({ numerator: one, denominator: 10 })),
    now: { numerator: now, denominator: 10 },
    ...{ caseload: 30, isSilent: false },
  };
}

function count(numerator: number, caseload = 30, past: readonly number[] = []): Entrant {
  return {
    total: { numerator, denominator: null },
    past: past.map((one) => ({ numerator: one, denominator: null })),
    now: { numerator: 0, denominator: null },
    ...{ caseload, isSilent: false },
  };
}

describe('health workers side by side', () => {
  it('are ranked by their share, those with the same one alike', () => {
    const found = standings(SHARE, [share(8, 10), share(9, 10), share(16, 20), share(1, 10)]);
    expect(found.map(({ rank }) => rank)).toEqual([2, 1, 2, 4]);
    expect(found.map(({ isBest }) => isBest)).toEqual([false, true, false, false]);
    expect(found[3]?.concerns).toEqual(['below']);
  });

  it('are not ranked by too few, nor by what has not arrived, and push nobody down', () => {
    const silent = { ...share(0, 10), isSilent: true };
    const found = standings(SHARE, [share(4, 4), silent, share(9, 10)]);
    expect(found.map(({ unranked }) => unranked)).toEqual(['few', 'silent', null]);
    expect(found[2]).toMatchObject({ rank: 1, isBest: false });
    expect(found[1]?.concerns).toEqual([]);
  });

  it('are not compared by counts where hardly anybody is followed', () => {
    expect(standings(COUNT, [count(3, 4), count(3)]).map(({ rank }) => rank)).toEqual([null, 1]);
  });

  it('fall where each of three months is worse than the one before', () => {
    const found = standings(SHARE, [
      share(24, 30, [9, 8, 7]),
      share(24, 30, [8, 8, 8]),
      share(24, 30, [9, 7]),
      share(24, 30, [9, 8, 7], 8), // better again
    ]);
    expect(found.map(({ concerns }) => concerns)).toEqual([['falling'], [], [], []]);
  });

  it('who have done nothing at all are nobody’s best', () => {
    const found = standings(COUNT, [count(0), count(0), count(0)]);
    expect(found.some(({ isBest }) => isBest)).toBe(false);
  });

  it('rank by what is lower where less is better', () => {
    const late = { is_share: false, target: 2, direction: 'lower' } as const;
    const found = standings(late, [count(5, 30, [5]), count(1, 30, [1]), count(2, 30, [2])]);
    expect(found.map(({ rank }) => rank)).toEqual([3, 1, 2]);
    expect(found[0]?.concerns).toEqual(['below']);
    expect(found[1]?.isBest).toBe(true);
  });
});
