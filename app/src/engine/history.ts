/** How a record became what it is. The same as doorstep/protocol/submissions/history.py. */

import { apply, type Change, emptyState, fold, inPlace, type RecordState, writesOf } from './fold';
import { MADE_BY } from './reading';
import { standing } from './standing';

export interface Step {
  readonly submission: string;
  /** `key` is a property, `label` or `area`; '' where there was nothing. */
  readonly changed: readonly {
    readonly key: string;
    readonly before: string;
    readonly after: string;
  }[];
  /** Written, while that of the submission `winner` stands: its writer came later. */
  readonly lost: readonly {
    readonly key: string;
    readonly value: string;
    readonly winner: string;
  }[];
}

function textOf(state: RecordState, key: string): string {
  if (key === 'label') return state.label;
  if (key === 'area') return state.area ?? '';
  return state.properties[key] ?? '';
}

/** Who made it is whose submission it is: that is no news. */
function changedFrom(before: RecordState, after: RecordState): Step['changed'] {
  const names = Object.keys({ ...before.properties, ...after.properties, label: '', area: '' });
  return names
    .filter((key) => key !== MADE_BY)
    .sort()
    .map((key) => ({ key, before: textOf(before, key), after: textOf(after, key) }))
    .filter((change) => change.before !== change.after);
}

/** What it wrote in vain, if it stands. `come`: all so far, where something was amended. */
function lostOf(
  after: RecordState,
  change: Change,
  come: ReadonlyMap<string, Change> | null,
): Step['lost'] {
  const place = come ? standing(come).get(change) : change;
  if (!place) return [];
  return writesOf(inPlace(change, place))
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, value]) => ({ key, value, winner: after.clocks[key]?.[1] ?? '' }))
    .filter(({ key, value, winner }) => {
      return key !== MADE_BY && winner !== place.submission && textOf(after, key) !== value;
    });
}

/** One for each submission, in the given order: that in which they arrived. */
export function steps(changes: readonly Change[]): Step[] {
  const [first] = changes;
  if (!first) return [];
  const come = new Map<string, Change>();
  let state = emptyState(first.entity);
  let amended = false;
  return changes.map((change) => {
    const before = state;
    come.set(change.submission, change);
    amended ||= Boolean(change.amends);
    state = (amended ? fold([...come.values()]) : null) ?? apply(before, change);
    const lost = lostOf(state, change, amended ? come : null);
    return { submission: change.submission, changed: changedFrom(before, state), lost };
  });
}
