import type { TaskView } from '../store/views/tasks';
import { say, wordsOf } from '../ui/words';

/** "Mother: Amina"; '' where it is plain: at `home`, or where both have one name. */
export function kinWords({ kin, person }: Pick<TaskView, 'kin' | 'person'>, home = ''): string {
  if (!kin || kin.id === home || kin.name === person) return '';
  return say('kin', { what: wordsOf(kin.label), person: kin.name });
}
