/** Why a task stands where it stands: the parts of its score, with the words of the programme. */

import type { BandName, Package, Words } from '../contract/package';
import type { Present } from './days';
import { describe } from './describe';
import { bandOf, daysLate, hasReason, type TaskRow } from './tasks';

export interface ReasonPart {
  readonly code: string;
  readonly label: Words;
  readonly points: number;
  /** The band it lifts the task to, if any. */
  readonly band: BandName | null;
  /** Its points grow with the days overdue. */
  readonly ages: boolean;
}

export interface Why {
  readonly band: BandName;
  readonly bandPoints: number;
  readonly reasons: readonly ReasonPart[];
  readonly daysLate: number;
  readonly score: number;
}

/** `late`: days that the work is late, of an escalation those of the work that it is about. */
export function reasonsOf(pkg: Package, task: TaskRow, late: number): ReasonPart[] {
  const { reasons } = describe(pkg, task);
  return reasons
    .filter((_, index) => hasReason(task.reasons, index))
    .map(({ code, label, band, points, points_per_day, cap }) => ({
      code,
      label,
      band,
      points: points + Math.min(points_per_day * late, cap ?? Number.POSITIVE_INFINITY),
      ages: points_per_day > 0,
    }));
}

export function workLate(pkg: Package, task: TaskRow, at: Present): number {
  const { days, hours } = describe(pkg, task).lateBefore;
  const before = days * 86_400 + hours * 3600;
  const due_at = task.due_at === null ? null : task.due_at - before;
  return daysLate({ ...task, due: task.due - days, due_at }, at);
}

export function explain(pkg: Package, task: TaskRow, at: Present): Why {
  const late = workLate(pkg, task, at);
  const band = bandOf(task);
  return {
    band,
    bandPoints: pkg.band_points[band],
    reasons: reasonsOf(pkg, task, late),
    daysLate: late,
    score: task.score,
  };
}
