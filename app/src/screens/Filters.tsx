import { useState } from 'preact/hooks';
import type { TodayWork, Wanted } from '../store/views/today';
import { warn } from '../ui/Confirmation';
import { Icon, type IconName } from '../ui/Icon';
import { say, showNumber, wordsOf } from '../ui/words';
import { canLocate, whereAmI } from './location';

interface Props {
  readonly work: TodayWork;
  readonly wanted: Wanted;
  readonly onWant: (wanted: Wanted) => void;
}

/** Only what is late, urgent, near, of one kind, or of one household. */
export function Filters({ work, wanted, onWant }: Props) {
  const toggle = (change: Partial<Wanted>) => onWant({ ...wanted, ...change });
  return (
    <fieldset class="filters">
      <legend class="hidden-words">{say('filter-legend')}</legend>
      <div class="toggles">
        <Toggle
          icon="clock"
          words={`${say('filter-late')} · ${showNumber(work.late)}`}
          on={wanted.late === true}
          onToggle={(late) => toggle({ late })}
        />
        <Toggle
          icon="alert"
          words={`${say('filter-urgent')} · ${showNumber(work.urgent)}`}
          on={wanted.urgent === true}
          onToggle={(urgent) => toggle({ urgent })}
        />
        {work.hasPoints && canLocate() && <Near wanted={wanted} onWant={onWant} />}
      </div>
      <Kind work={work} wanted={wanted} onWant={onWant} />
      <label>
        <span class="question-small">{say('filter-search')}</span>
        <input
          class="control"
          type="search"
          autocomplete="off"
          value={wanted.search ?? ''}
          onInput={(event) => toggle({ search: event.currentTarget.value })}
        />
      </label>
      <p class="quiet" role="status">
        {say('filter-found', { count: work.found })}
      </p>
    </fieldset>
  );
}

interface ToggleProps {
  readonly icon: IconName;
  readonly words: string;
  readonly on: boolean;
  readonly onToggle: (on: boolean) => void;
}

function Toggle({ icon, words, on, onToggle }: ToggleProps) {
  return (
    <button
      type="button"
      class={on ? 'toggle toggle-on' : 'toggle'}
      aria-pressed={on}
      onClick={() => onToggle(!on)}
    >
      <Icon name={on ? 'check' : icon} />
      {words}
    </button>
  );
}

/** Asks the phone where it is each time: she may have walked on. */
function Near({ wanted, onWant }: Omit<Props, 'work'>) {
  const [busy, setBusy] = useState(false);

  async function toggle(on: boolean): Promise<void> {
    const { near: _, ...rest } = wanted;
    if (!on) return onWant(rest);
    setBusy(true);
    const near = await whereAmI();
    setBusy(false);
    if (near) onWant({ ...rest, near });
    else warn(say('place-unknown'));
  }

  return (
    <Toggle
      icon="place"
      words={say(busy ? 'filter-locating' : 'filter-near')}
      on={wanted.near !== undefined}
      onToggle={(on) => void toggle(on)}
    />
  );
}

function Kind({ work: { kinds }, wanted, onWant }: Props) {
  return kinds.length < 2 ? null : (
    <label>
      <span class="question-small">{say('filter-kind')}</span>
      <select
        class="control"
        value={wanted.kind ?? ''}
        onChange={(event) => onWant({ ...wanted, kind: event.currentTarget.value })}
      >
        <option value="">{say('filter-all-kinds')}</option>
        {kinds.map(({ rule, label, visits }) => (
          <option key={rule} value={rule}>
            {wordsOf(label)} · {visits}
          </option>
        ))}
      </select>
    </label>
  );
}
