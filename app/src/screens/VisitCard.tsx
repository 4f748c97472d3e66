import type { TaskView } from '../store/views/tasks';
import type { Visit } from '../store/views/visits';
import { BandBadge } from '../ui/Chip';
import { Icon } from '../ui/Icon';
import { say, wordsOf } from '../ui/words';
import { Due } from './Due';
import { kinWords } from './kin';
import { href, type Route } from './router';
import { Reasons, TaskCard, whatWords } from './TaskCard';
import { workWords } from './VisitList';

interface Props {
  readonly visit: Visit;
  readonly today: number;
  readonly target: (task: TaskView) => Route;
  readonly own: boolean;
}

/** A household and its work; of one task, the task itself. */
export function VisitCard({ visit, today, target, own }: Props) {
  const { tasks, band } = visit;
  const [only, ...others] = tasks;
  if (only && others.length === 0) {
    return <TaskCard task={only} today={today} target={target(only)} />;
  }
  return (
    <li class={`card task task-${band}`} data-testid="visit">
      <VisitHead visit={visit} />
      <ul class="rows visit-tasks">
        {tasks.map((task) => (
          <TaskLine key={task.id} {...{ task, today, target }} home={visit.id} />
        ))}
      </ul>
      {own && (
        <a class="button visit-open" href={href({ screen: 'visit', id: visit.id })}>
          {say('visit-open')}
          <Icon name="forward" />
        </a>
      )}
    </li>
  );
}

function VisitHead({ visit }: { readonly visit: Visit }) {
  const { label, place, band, list, late, tasks } = visit;
  return (
    <div class="visit-head">
      <div class="task-top">
        <h2 class="task-person">{label}</h2>
        {band !== 'routine' && <BandBadge band={band} />}
      </div>
      <span class="task-facts quiet">
        <span class="with-icon">
          <Icon name="today" />
          {wordsOf(list)}
        </span>
        {place !== '' && (
          <span class="with-icon">
            <Icon name="place" />
            {place}
          </span>
        )}
      </span>
      <span class={late > 0 ? 'due due-late' : 'due'}>
        {workWords({ tasks: tasks.length, late })}
      </span>
    </div>
  );
}

type LineProps = Omit<Props, 'visit' | 'own'> & { readonly task: TaskView; readonly home: string };

/** One of several tasks in a household: who, what, when, why. */
export function TaskLine({ task, today, target, home }: LineProps) {
  const kin = kinWords(task, home);
  return (
    <li data-testid="task">
      <a class="row" href={href(target(task))}>
        <span class="row-body">
          <span class="row-name">{task.person}</span>
          {kin !== '' && <span class="quiet">{kin}</span>}
          <span>{whatWords(task)}</span>
          <Due task={task} today={today} />
          <Reasons task={task} />
        </span>
        <Icon name="forward" />
      </a>
    </li>
  );
}
