/** Why a task was not done: nobody at home, another day, moved away. The programme has the words. */

import { useMemo, useState } from 'preact/hooks';
import type { Outcome } from '../contract/package';
import { dayOfIso, isoOfDay } from '../engine/days';
import type { TaskDetail, TaskKey } from '../store/views/tasks';
import { Choice } from '../ui/Choice';
import { confirm } from '../ui/Confirmation';
import { Icon } from '../ui/Icon';
import { PageHeading } from '../ui/PageHeading';
import { say, showDay, wordsOf } from '../ui/words';
import { Frame, NotFound } from './Frame';
import { goOn } from './router';
import { useServices, useStored } from './services';
import { whatWords } from './TaskCard';

export function NotDone({ taskKey }: { readonly taskKey: TaskKey }) {
  const detail = useStored('taskDetail', taskKey);
  if (detail === null || detail?.outcomes.length === 0) return <NotFound />;
  return (
    <Frame title={say('not-done')} back>
      {detail && <Saying detail={detail} />}
    </Frame>
  );
}

function Saying({ detail: { task, today, outcomes } }: { readonly detail: TaskDetail }) {
  const { store, sync } = useServices();
  const instance = useMemo(() => crypto.randomUUID(), []);
  const [chosen, setChosen] = useState<Outcome>();
  const [until, setUntil] = useState('');
  const [note, setNote] = useState('');
  const [checked, setChecked] = useState(false);
  const last = lastDay(chosen, task.closes, today);
  const missing = !chosen || (chosen.effect === 'deferred' && !isWithin(until, today, last));

  async function save(): Promise<void> {
    setChecked(true);
    if (missing) return;
    const said = chosen.effect === 'deferred' ? until : '';
    await store.call('recordOutcome', { instance, task, outcome: chosen.name, until: said, note });
    goOn();
    confirm(say('not-done-saved', { person: task.person, what: wordsOf(chosen.label) }));
    await sync.run();
  }

  return (
    <>
      <div class="page-head">
        <PageHeading>{task.person}</PageHeading>
        <p>{whatWords(task)}</p>
      </div>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Reasons
          outcomes={outcomes}
          chosen={chosen}
          onChoose={setChosen}
          faulty={checked && !chosen}
        />
        {chosen?.effect === 'deferred' && (
          <Until {...{ today, last, until, onChange: setUntil, faulty: checked && missing }} />
        )}
        {chosen?.effect === 'ended' && <p class="notice">{say('not-done-ends')}</p>}
        <label class="field">
          <span class="question">{say('not-done-note')}</span>
          <textarea
            class="control"
            rows={2}
            maxLength={500}
            value={note}
            onInput={(event) => setNote(event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="button button-main">
          <Icon name="check" />
          {say('form-save')}
        </button>
      </form>
    </>
  );
}

interface ReasonsProps {
  readonly outcomes: readonly Outcome[];
  readonly chosen: Outcome | undefined;
  readonly faulty: boolean;
  readonly onChoose: (outcome: Outcome) => void;
}

function Reasons({ outcomes, chosen, faulty, onChoose }: ReasonsProps) {
  return (
    <fieldset class={faulty ? 'field field-faulty' : 'field'}>
      <legend class="question">{say('not-done-why')}</legend>
      <div class="choices">
        {outcomes.map((outcome) => (
          <Choice
            key={outcome.name}
            name="outcome"
            value={outcome.name}
            chosen={outcome.name === chosen?.name}
            onChoose={() => onChoose(outcome)}
          >
            {wordsOf(outcome.label)}
          </Choice>
        ))}
      </div>
      {faulty && <Fault words={say('not-done-choose')} />}
    </fieldset>
  );
}

interface UntilProps {
  readonly today: number;
  readonly last: number;
  readonly until: string;
  readonly faulty: boolean;
  readonly onChange: (until: string) => void;
}

/** The days that people agree on most often are one tap; any other has the phone's calendar. */
function Until({ today, last, until, faulty, onChange }: UntilProps) {
  return (
    <fieldset class={faulty ? 'field field-faulty' : 'field'}>
      <legend class="question">{say('not-done-until')}</legend>
      <div class="choices choices-pair">
        {[1, 2, 3, 7]
          .filter((days) => today + days <= last)
          .map((days) => (
            <Choice
              key={days}
              name="until"
              value={isoOfDay(today + days)}
              chosen={until === isoOfDay(today + days)}
              onChoose={() => onChange(isoOfDay(today + days))}
            >
              {say('in-days', { days })}
            </Choice>
          ))}
      </div>
      <label>
        <span class="quiet">{say('not-done-other-day', { last: showDay(last) })}</span>
        <input
          type="date"
          class="control control-date"
          min={isoOfDay(today + 1)}
          max={isoOfDay(last)}
          value={until}
          aria-invalid={faulty}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      </label>
      {faulty && <Fault words={say('not-done-day', { last: showDay(last) })} />}
    </fieldset>
  );
}

function Fault({ words }: { readonly words: string }) {
  return (
    <p class="fault" role="alert">
      <Icon name="alert" />
      {words}
    </p>
  );
}

/** Days, where the programme sets no limit: longer than that nobody makes an appointment. */
const LONGEST = 90;

/** The last day that the work can be put off to: while it is open, as far as the programme allows. */
function lastDay(outcome: Outcome | undefined, closes: number | null, today: number): number {
  const allowed = today + (outcome?.most ?? LONGEST);
  return Math.max(today + 1, closes === null ? allowed : Math.min(allowed, closes));
}

function isWithin(until: string, today: number, last: number): boolean {
  const day = dayOfIso(until);
  return day !== null && day > today && day <= last;
}
