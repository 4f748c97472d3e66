import type { TaskView } from '../store/views/tasks';
import { BandBadge, Chip } from '../ui/Chip';
import { Icon } from '../ui/Icon';
import { say, wordsOf } from '../ui/words';
import { CallLink } from './Call';
import { Due } from './Due';
import { kinWords } from './kin';
import { href, type Route } from './router';

/** "Pregnancy visit · 26 weeks" */
export function whatWords(task: TaskView): string {
  return say('task-what', { what: wordsOf(task.what), when: wordsOf(task.when) });
}

interface Props {
  readonly task: TaskView;
  readonly today: number;
  /** Where a tap on the card leads: the form for who does the work, the reasons for who watches. */
  readonly target: Route;
  /** The household whose page it is on. */
  readonly home?: string;
}

/** One piece of work: who, what, why, when. */
export function TaskCard({ task, today, target, home }: Props) {
  const what = whatWords(task);
  const kin = kinWords(task, home);
  return (
    <li class={`card task task-${task.band}`} data-testid="task">
      <a class="task-link" href={href(target)}>
        <div class="task-top">
          <span class="task-person">{task.person}</span>
          {task.band !== 'routine' && <BandBadge band={task.band} />}
        </div>
        {kin !== '' && <span class="quiet">{kin}</span>}
        <span>{what}</span>
        <span class="task-facts">
          <Due task={task} today={today} />
          {home === undefined && task.place !== '' && (
            <span class="with-icon quiet">
              <Icon name="place" />
              {task.place}
            </span>
          )}
          <span class="with-icon quiet">
            <Icon name={MODE_ICONS[task.mode]} />
            {say(`mode-${task.mode}`)}
          </span>
        </span>
        {task.assignTo !== 'chw' && task.owner !== '' && (
          <span class="with-icon quiet">
            <Icon name="team" />
            {task.owner}
          </span>
        )}
        <Reasons task={task} />
      </a>
      <div class="task-foot">
        <CallLink name={task.person} number={task.phone} />
        {task.mayFail && (
          <a
            class="button-quiet"
            href={href({ screen: 'outcome', key: task })}
            aria-label={say('not-done-of', { person: task.person, what })}
          >
            <Icon name="notDone" />
            {say('not-done-short')}
          </a>
        )}
        <a
          class="button-quiet"
          href={href({ screen: 'task', key: task })}
          aria-label={say('task-why-of', { person: task.person, what })}
        >
          <Icon name="why" />
          {say('task-why')}
        </a>
      </div>
    </li>
  );
}

const MODE_ICONS = { visit: 'today', call: 'call', sms: 'message' } as const;

/** Why it is more urgent than other work, in words. */
export function Reasons({ task }: { readonly task: TaskView }) {
  // How late it is stands below with its days: no need to say it twice.
  const reasons = task.reasons.filter(({ ages }) => !ages || task.late === 0);
  return reasons.length === 0 ? null : (
    <ul class="chips">
      {reasons.map(({ code, label }) => (
        <Chip key={code}>{wordsOf(label)}</Chip>
      ))}
    </ul>
  );
}
