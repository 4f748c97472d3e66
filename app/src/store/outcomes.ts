/** What can be said of a task instead of doing it: a submission of the built-in form. */

import { firstRow } from '../engine/database';
import { escaped } from '../engine/xml';
import { type Context, programmeOf } from './context';
import { type Saved, save } from './saving';
import type { TaskKey } from './views/tasks';

export const OUTCOME = 'task_outcome';

export interface SaidOutcome {
  /** A UUID that its screen draws once: a double tap says it once. */
  readonly instance: string;
  readonly task: TaskKey;
  /** The name of one of the programme's outcomes. */
  readonly outcome: string;
  /** ISO date of a deferral, or ''. */
  readonly until: string;
  readonly note: string;
}

export function recordOutcome(ctx: Context, said: SaidOutcome): Saved {
  return save(ctx, { form: OUTCOME, about: said.task.subject, xml: instanceOf(ctx, said) });
}

/** As an XForms engine would write it. */
function instanceOf(ctx: Context, { instance, task, outcome, until, note }: SaidOutcome): string {
  const { rule, occurrence, cause, subject } = task;
  const answers = Object.entries({ rule, occurrence, cause, outcome, until, note });
  const list = firstRow<{ list: string }>(ctx.db, 'SELECT list FROM record WHERE id = :subject', {
    subject,
  })?.list;
  const version = programmeOf(ctx).forms[OUTCOME]?.version ?? '';
  return `<data xmlns:orx="http://openrosa.org/xforms" id="${OUTCOME}" version="${version}">
    ${answers.map(([name, text]) => `<${name}>${escaped(text)}</${name}>`).join('')}
    <orx:meta>
      <entity xmlns="http://www.opendatakit.org/xforms/entities" dataset="${list}" id="${subject}"/>
      <orx:instanceID>uuid:${instance}</orx:instanceID>
    </orx:meta>
  </data>`;
}
