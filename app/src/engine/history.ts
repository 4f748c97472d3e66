/** How a record became what it is. The same as doorstep/protocol/submissions/history.py. */

import { apply, type Change, emptyState, type RecordState, writesOf } from './fold';

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

function stepOf(before: RecordState, after: RecordState, change: Change): Step {
  const writes = writesOf(change).sort(([one], [other]) => (one < other ? -1 : 1));
  const isWon = ([key]: [string, string]) => after.clocks[key]?.[1] === change.submission;
  return {
    submission: change.submission,
    changed: writes
      .filter((write) => isWon(write) && textOf(before, write[0]) !== write[1])
      .map(([key, value]) => ({ key, before: textOf(before, key), after: value })),
    lost: writes
      .filter((write) => !isWon(write) && textOf(after, write[0]) !== write[1])
      .map(([key, value]) => ({ key, value, winner: after.clocks[key]?.[1] ?? '' })),
  };
}

/** One for each submission, in the given order: that in which they arrived. */
export function steps(changes: readonly Change[]): Step[] {
  const [first] = changes;
  if (!first) return [];
  let state = emptyState(first.entity);
  return changes.map((change) => {
    const before = state;
    state = apply(before, change);
    return stepOf(before, state, change);
  });
}
