import type { TaskView } from '../store/views/tasks';
import { say, wordsOf } from '../ui/words';

/** "Child of Amina"; '' where it is plain: at `home`, or where both have one name. */
export function kinWords({ kin, person }: Pick<TaskView, 'kin' | 'person'>, home = ''): string {
  if (!kin || kin.id === home || kin.label === person) return '';
  return say('kin-of', { what: wordsOf(kin.list), whose: kin.label });
}
