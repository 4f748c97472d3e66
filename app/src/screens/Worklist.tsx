import type { TaskView, Worklist as WorklistAnswer } from '../store/views/tasks';
import { Empty } from '../ui/Empty';
import { say } from '../ui/words';
import type { Route } from './router';
import { TaskCard } from './TaskCard';

interface Props {
  readonly worklist: WorklistAnswer;
  readonly target: (task: TaskView) => Route;
}

/** Work in the order of its urgency, with how much there is. */
export function Worklist({ worklist: { today, tasks }, target }: Props) {
  if (tasks.length === 0) {
    return <Empty icon="check" title={say('today-empty')} lead={say('today-empty-lead')} />;
  }
  return (
    <ul class="cards">
      {tasks.map((task) => (
        <TaskCard key={task.id} task={task} today={today} target={target(task)} />
      ))}
    </ul>
  );
}

/** "7 things to do · 2 late" */
export function worklistWords({ tasks }: WorklistAnswer): string {
  const late = tasks.filter((task) => task.late > 0).length;
  const counts = [say('today-count', { count: tasks.length })];
  if (late > 0) counts.push(say('today-late', { count: late }));
  return counts.join(' · ');
}
