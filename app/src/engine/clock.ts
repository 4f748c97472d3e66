/**
 * Hybrid logical clock: `<15 digits of ms>-<4 hex of counter>-<device>`, sorts as text.
 *
 * It never runs backwards, also when the phone's own clock does, and is later than every clock
 * this phone has seen. So what is recorded later, knowing the earlier, wins the fold.
 */

const MOST = 0xffff;

/** Ms that a clock may be ahead of the server's before the server sets it back. */
export const DRIFT_LIMIT = 24 * 3_600_000;

interface Reading {
  readonly ms: number;
  readonly counter: number;
}

const ZERO: Reading = { ms: 0, counter: 0 };

function parse(clock: string): Reading {
  const match = /^(\d{15})-([0-9a-f]{4})-/.exec(clock);
  return match ? { ms: Number(match[1]), counter: Number.parseInt(match[2] ?? '0', 16) } : ZERO;
}

export function print({ ms, counter }: Reading, device: string): string {
  return `${String(ms).padStart(15, '0')}-${counter.toString(16).padStart(4, '0')}-${device}`;
}

export function msOf(clock: string): number {
  return parse(clock).ms;
}

function after({ ms, counter }: Reading): Reading {
  return counter < MOST ? { ms, counter: counter + 1 } : { ms: ms + 1, counter: 0 };
}

/** The next clock of a device whose latest known clock is `latest` ("" at first). */
export function tick(latest: string, device: string, now: number): string {
  const known = parse(latest);
  const next = now > known.ms ? { ms: now, counter: 0 } : after(known);
  return print(next, device);
}

/** The later of two clocks: what a phone remembers of all it has seen. */
export function later(one: string, other: string): string {
  return one > other ? one : other;
}

/** 16 hex digits, made once per phone. */
export function isDevice(text: string): boolean {
  return /^[0-9a-f]{16}$/.test(text);
}
