import type { TaskView } from '../store/views/tasks';
import { Icon } from '../ui/Icon';
import { dueWords } from './when';

interface Props {
  readonly task: TaskView;
  readonly today: number;
}

export function Due({ task, today }: Props) {
  return (
    <span class={task.late > 0 ? 'with-icon due due-late' : 'with-icon due'}>
      <Icon name={task.late > 0 ? 'clock' : 'calendar'} />
      {dueWords(task, today)}
    </span>
  );
}
