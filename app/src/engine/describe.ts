/** What the programme says of a task: of one of its rules, or of an escalation of one. */

import type { Escalation, Mode, Package, Reason, TaskRole, Words } from '../contract/package';
import { WORKERS } from './family';
import type { TaskRow } from './tasks';

export interface Description {
  readonly what: Words;
  readonly when: Words;
  readonly mode: Mode;
  readonly assignTo: TaskRole;
  /** The i-th one is bit i of `task.reasons`. */
  readonly reasons: readonly Reason[];
  /** How late the work was already when it became this task. */
  readonly lateBefore: { readonly days: number; readonly hours: number };
}

type Named = Pick<TaskRow, 'rule' | 'occurrence'>;

export function describe(pkg: Package, task: Named): Description {
  const escalation = pkg.escalations.find(({ name }) => name === task.rule);
  return escalation ? escalated(pkg, escalation, task) : ofRule(pkg, task);
}

function ofRule(pkg: Package, { rule: name, occurrence }: Named): Description {
  const rule = pkg.rules.find((item) => item.name === name);
  const found = rule?.occurrences.find((item) => item.code === occurrence);
  return {
    what: rule?.label ?? { '': name },
    when: found?.label ?? { '': occurrence },
    mode: rule?.mode ?? 'visit',
    assignTo: rule?.assign_to ?? 'chw',
    reasons: rule?.reasons ?? [],
    lateBefore: { days: 0, hours: 0 },
  };
}

function escalated(pkg: Package, escalation: Escalation, { occurrence }: Named): Description {
  const dot = occurrence.indexOf('.');
  const overdue = { rule: occurrence.slice(0, dot), occurrence: occurrence.slice(dot + 1) };
  const { what, reasons } = ofRule(pkg, overdue);
  return {
    ...{ what: escalation.label, when: what, reasons },
    mode: escalation.mode,
    assignTo: escalation.assign_to,
    lateBefore: { days: escalation.after, hours: escalation.hours ?? 0 },
  };
}

/** The rules and escalations whose tasks are for a role: for `IN (SELECT value FROM json_each())`. */
export function workOf(pkg: Package, role: TaskRole): string {
  const found = [...pkg.rules, ...pkg.escalations].filter(({ assign_to }) => assign_to === role);
  return JSON.stringify(found.map(({ name }) => name));
}

/**
 * Whether a form is filled by a role: it does some task of hers, or is in no task at all. Then what is
 * said of workers is for who stands above them.
 */
export function isFormOf(pkg: Package, form: string, role: TaskRole): boolean {
  const doing = [...pkg.rules, ...pkg.escalations].filter((work) => work.form === form);
  if (doing.length > 0) return doing.some(({ assign_to }) => assign_to === role);
  return role === (pkg.forms[form]?.about_list === WORKERS ? 'supervisor' : 'chw');
}
