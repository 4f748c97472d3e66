import { describe, expect, it } from 'vitest';
import { minutesIn, planRound, type Work } from '../../src/engine/capacity';
import { metresBetween, pointIn } from '../../src/engine/places';
import { metresOnFoot, roundOf } from '../../src/engine/round';

function stop(id: string, changes: Partial<Work> = {}): Work {
  const nowhere = { point: null, place: 'Lindi', area: 'a', tasks: 1 };
  return { id, emergency: false, byPhone: false, ...nowhere, ...changes };
}

/** Degrees east on the equator: 0.01 is 1,113 m. */
function east(degrees: number, changes: Partial<Work> = {}): Work {
  return stop(String(degrees), { point: { latitude: 0, longitude: degrees }, ...changes });
}

const idsOf = (stops: readonly { readonly id: string }[]) => stops.map(({ id }) => id);

describe('points', () => {
  it('are read as XForms write them, and nothing else is one', () => {
    expect(pointIn('-1.3133 36.7880 1650 4.5')).toEqual({ latitude: -1.3133, longitude: 36.788 });
    for (const text of ['', 'Lindi', '91 0', '0 181', '5']) expect(pointIn(text)).toBeNull();
  });

  it('lie as far apart as on a map', () => {
    const from = { latitude: 60, longitude: 36 };
    const degree = (2 * Math.PI * 6371) / 360; // kilometres
    expect(metresBetween(from, { ...from, latitude: 61 }) / 1000).toBeCloseTo(degree, 6);
    expect(metresBetween(from, { ...from, longitude: 37 }) / 1000).toBeCloseTo(degree / 2, 2);
    expect(metresBetween(from, from)).toBe(0);
  });
});

describe('a round', () => {
  it('begins with emergencies, then calls, then goes the short way', () => {
    const stops = [
      east(0.02),
      east(0, { emergency: true }),
      east(0.03),
      stop('call', { byPhone: true }),
      east(0.01),
    ];
    expect(idsOf(roundOf(stops, null))).toEqual(['0', 'call', '0.01', '0.02', '0.03']);
  });

  it('begins where she is', () => {
    const stops = [east(0.03), east(0.01), east(0.02)];
    const from = { latitude: 0, longitude: 0.04 };
    expect(idsOf(roundOf(stops, from))).toEqual(['0.03', '0.02', '0.01']);
  });

  it('goes through one village after the other where there are no points', () => {
    const places = ['Lindi', 'Kianda', 'Lindi', 'Kianda', 'Soweto'];
    const stops = places.map((place, index) => stop(`${place} ${index}`, { place }));
    const way = roundOf(stops, null).map(({ place }) => place);
    expect(way).toEqual(['Lindi', 'Lindi', 'Kianda', 'Kianda', 'Soweto']);
  });

  it('is hardly longer than the shortest one', () => {
    const ratios = Array.from({ length: 60 }, (_, seed) => {
      const stops = scattered(seed + 1, 7);
      return lengthOf(roundOf(stops, null)) / shortest(stops);
    });
    const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
    expect(Math.max(...ratios)).toBeLessThan(1.5);
    expect(mean).toBeLessThan(1.1);
  });
});

describe('what fits into a day', () => {
  it('is the most urgent work, as many visits as are wanted', () => {
    const legs = planRound(
      [east(0.03), east(0.01), east(0.02)],
      { kind: 'visits', amount: 2 },
      null,
    );
    expect(idsOf(legs.map(({ stop: one }) => one))).toEqual(['0.03', '0.01']);
    expect(legs[0]).toMatchObject({ metres: 0, minutes: 20 });
    expect(legs[1]?.metres).toBeCloseTo(2226 * 1.4, -2);
  });

  it('passes over what is too far for the time that is left', () => {
    const work = [east(0), east(0.5), east(0.001, { tasks: 3 })];
    const legs = planRound(work, { kind: 'hours', amount: 2 }, null);
    expect(idsOf(legs.map(({ stop: one }) => one))).toEqual(['0', '0.001']);
  });

  it('never takes longer than she has, and counts no walk to a call', () => {
    for (let seed = 1; seed < 40; seed++) {
      const work = scattered(seed, 60);
      const legs = planRound(work, { kind: 'hours', amount: 4 }, null);
      expect(minutesIn(legs)).toBeLessThanOrEqual(240);
      expect(legs.length).toBeGreaterThan(2);
    }
    const calls = [east(0, { byPhone: true }), east(0.5, { byPhone: true, tasks: 2 })];
    expect(minutesIn(planRound(calls, { kind: 'hours', amount: 1 }, null))).toBe(15);
  });
});

/** Within a kilometre or two, the same for the same seed. */
function scattered(seed: number, count: number): Work[] {
  let state = seed * 7919;
  const next = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  return Array.from({ length: count }, (_, index) => {
    const point = { latitude: next() / 50, longitude: next() / 50 };
    return stop(String(index), { point });
  });
}

function lengthOf(way: readonly Work[]): number {
  return way.reduce((sum, one, index) => {
    const before = way[index - 1];
    return sum + (before ? metresOnFoot(before, one) : 0);
  }, 0);
}

/** Of all orders that begin with the most urgent stop. */
function shortest([first, ...rest]: readonly Work[]): number {
  const orders = (stops: readonly Work[]): Work[][] =>
    stops.length === 0
      ? [[]]
      : stops.flatMap((one, index) =>
          orders(stops.toSpliced(index, 1)).map((order) => [one, ...order]),
        );
  if (!first) return 0;
  return Math.min(...orders(rest).map((order) => lengthOf([first, ...order])));
}
