import type { TaskView } from '../store/views/tasks';
import { Icon } from '../ui/Icon';
import { dueWords, isLate } from './when';

interface Props {
  readonly task: TaskView;
  readonly today: number;
}

export function Due({ task, today }: Props) {
  return (
    <span class={isLate(task) ? 'with-icon due due-late' : 'with-icon due'}>
      <Icon name={isLate(task) ? 'clock' : 'calendar'} />
      {dueWords(task, today)}
    </span>
  );
}
