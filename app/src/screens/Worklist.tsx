import { useState } from 'preact/hooks';
import type { TaskView, Worklist as WorklistAnswer } from '../store/views/tasks';
import { Empty } from '../ui/Empty';
import { say } from '../ui/words';
import type { Route } from './router';
import { TaskCard } from './TaskCard';
import { isLate } from './when';

/** More than anybody does in a week; hundreds of cards at once would make a cheap phone wait. */
const STEP = 40;

interface Props {
  readonly worklist: WorklistAnswer;
  readonly target: (task: TaskView) => Route;
}

/** Work in the order of its urgency, with how much there is. */
export function Worklist({ worklist: { today, tasks }, target }: Props) {
  const [shown, show] = useState(STEP);
  if (tasks.length === 0) {
    return <Empty icon="check" title={say('today-empty')} lead={say('today-empty-lead')} />;
  }
  const more = tasks.length - shown;
  return (
    <>
      <ul class="cards">
        {tasks.slice(0, shown).map((task) => (
          <TaskCard key={task.id} task={task} today={today} target={target(task)} />
        ))}
      </ul>
      {more > 0 && (
        <button type="button" class="button" onClick={() => show(shown + STEP)}>
          {say('today-more', { count: more })}
        </button>
      )}
    </>
  );
}

/** "7 things to do · 2 late" */
export function worklistWords({ tasks }: WorklistAnswer): string {
  const late = tasks.filter(isLate).length;
  const counts = [say('today-count', { count: tasks.length })];
  if (late > 0) counts.push(say('today-late', { count: late }));
  return counts.join(' · ');
}
