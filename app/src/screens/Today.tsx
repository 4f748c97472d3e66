import type { TaskView } from '../store/views/tasks';
import { PageHeading } from '../ui/PageHeading';
import { say, showLongDay } from '../ui/words';
import { Frame } from './Frame';
import type { Route } from './router';
import { useStored } from './services';
import { Worklist, worklistWords } from './Worklist';

/** The form to fill or, where work has none, what there is to know of it. */
function workAt(task: TaskView): Route {
  const { form, subject } = task;
  return form === '' ? { screen: 'task', key: task } : { screen: 'form', form, about: subject };
}

/** What to do now, the most urgent first. */
export function Today() {
  const worklist = useStored('worklist');
  return (
    <Frame title={say('app-name')}>
      <div class="page-head">
        <PageHeading>{say('menu-today')}</PageHeading>
        {worklist && <p class="lead">{showLongDay(worklist.today)}</p>}
        {worklist && worklist.tasks.length > 0 && <p>{worklistWords(worklist)}</p>}
      </div>
      {worklist && <Worklist worklist={worklist} target={workAt} />}
    </Frame>
  );
}
