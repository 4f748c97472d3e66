/**
 * What stands of what was said: corrections take the place of what they correct, withdrawals void.
 * The same as doorstep/protocol/submissions/standing.py; conformance/fold has the cases.
 *
 * A pure function of a set of submissions that is closed: with a submission all that is tied to it.
 */

/** The built-in form that voids a submission, or another withdrawal. */
export const WITHDRAWAL = 'withdrawal';

export interface Said {
  readonly submission: string;
  readonly form: string;
  readonly clock: string;
  /** What it corrects or, as a withdrawal, voids. */
  readonly amends?: string | null;
}

type All<One extends Said> = ReadonlyMap<string, One>;

/** Compares two texts by their code points, as the server does. */
function compare(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}

function byStamp(one: Said, other: Said): number {
  return compare(one.clock, other.clock) || compare(one.submission, other.submission);
}

/** By what counts: in whose place it does, mostly its own. */
export function standing<One extends Said>(all: All<One>): Map<One, One> {
  const isVoid = voiding(all);
  const stands = new Map<One, One>();
  for (const [first, members] of families(all)) {
    const left = members.filter(({ submission }) => !isVoid(submission));
    if (left.length === 0 || isVoid(first)) continue;
    const place = all.get(first) ?? [...members].sort(byStamp)[0];
    const corrected = new Set(left.flatMap(({ submission }) => above(submission, first, all)));
    const last = left
      .filter(({ submission }) => !corrected.has(submission))
      .sort(byStamp)
      .at(-1);
    if (place && last) stands.set(last, place);
  }
  return stands;
}

/** By what each chain of corrections begins with. */
function families<One extends Said>(all: All<One>): Map<string, One[]> {
  const found = new Map<string, One[]>();
  for (const one of all.values()) {
    if (one.form === WITHDRAWAL) continue;
    const first = firstOf(one.submission, all);
    found.set(first, [...(found.get(first) ?? []), one]);
  }
  return found;
}

/** Two that withdraw each other, which no honest phone says, are both void. */
function voiding(all: All<Said>): (id: string) => boolean {
  const by = new Map<string, string[]>();
  for (const { submission, form, amends } of all.values()) {
    if (form === WITHDRAWAL && amends) by.set(amends, [...(by.get(amends) ?? []), submission]);
  }
  const holds = (id: string, through: readonly string[] = []): boolean =>
    (by.get(id) ?? []).some((each) => !through.includes(each) && !holds(each, [...through, each]));
  return (id) => holds(id);
}

/** Where corrections go round, the smallest id. */
function firstOf(id: string, all: All<Said>): string {
  const way = [id];
  for (;;) {
    const last = way.at(-1) ?? id;
    const next = all.get(last)?.amends;
    if (!next) return last;
    if (way.includes(next)) return way.slice(way.indexOf(next)).sort(compare)[0] ?? next;
    way.push(next);
  }
}

function above(id: string, first: string, all: All<Said>): string[] {
  const found: string[] = [];
  for (let at = id; at !== first; found.push(at)) at = all.get(at)?.amends ?? first;
  return found;
}
