import { v5 } from 'uuid';
import type { TaskRow } from './tasks';

const NAMESPACE = v5('https://doorstep.health/task', v5.URL);

/** The same on phone and server, so that a task is never there twice. */
export function taskId(
  programme: string,
  task: Pick<TaskRow, 'rule' | 'subject' | 'occurrence' | 'cause'>,
): string {
  const parts = [programme, task.rule, task.subject, task.occurrence];
  if (task.cause) parts.push(task.cause);
  return v5(parts.join('/'), NAMESPACE);
}
