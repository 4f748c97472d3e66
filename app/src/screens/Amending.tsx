import { useState } from 'preact/hooks';
import type { Amended, Amendment } from '../store/views/amendments';
import type { HistoryEntry } from '../store/views/history';
import { Choice } from '../ui/Choice';
import { Icon } from '../ui/Icon';
import { say, showDay } from '../ui/words';
import { href } from './router';
import { useServices } from './services';

/** Why people take back what was recorded. */
const WHYS = ['wrong_person', 'not_done', 'twice', 'other'] as const;

/** What became of what was recorded, and what one may do about it. */
export function Amending({ entry }: { readonly entry: HistoryEntry }) {
  const [asking, setAsking] = useState(false);
  const { mayCorrect, mayWithdraw, isCorrection } = entry.amended;
  const { id, form, about } = entry;
  if (asking) return <TakeBack submission={id} onDone={() => setAsking(false)} />;
  return (
    <>
      <Fate amended={entry.amended} />
      {(mayCorrect || mayWithdraw) && (
        <div class="task-foot">
          {mayCorrect && (
            <a class="button-quiet" href={href({ screen: 'form', form, about, corrects: id })}>
              {say('amend-correct')}
            </a>
          )}
          {mayWithdraw && (
            <button type="button" class="button-quiet" onClick={() => setAsking(true)}>
              {say(isCorrection ? 'amend-withdraw-correction' : 'amend-withdraw')}
            </button>
          )}
        </div>
      )}
    </>
  );
}

function Fate({ amended: { isCorrection, corrected, withdrawn } }: { readonly amended: Amended }) {
  return (
    <>
      {isCorrection && <p class="quiet">{say('amend-is-correction')}</p>}
      {corrected && (
        <p class="note">
          <Icon name="info" />
          <span>{say('amend-corrected', whoOf(corrected))}</span>
        </p>
      )}
      {withdrawn && <Withdrawn withdrawn={withdrawn} />}
    </>
  );
}

function Withdrawn({ withdrawn }: { readonly withdrawn: Amendment }) {
  const { id, why, note, mine } = withdrawn;
  const { store, sync } = useServices();
  const reason = WHYS.find((word) => word === why);

  async function putBack(): Promise<void> {
    const said = { instance: crypto.randomUUID(), submission: id, why: '', note: '' };
    await store.call('withdraw', said);
    await sync.run();
  }

  return (
    <>
      <p class="note note-warning">
        <Icon name="alert" />
        <span>
          {say('amend-withdrawn', whoOf(withdrawn))}
          {reason && ` ${say(`withdrawn-${reason}`)}.`}
          {note !== '' && ` ${note}`}
        </span>
      </p>
      {mine && (
        <div class="task-foot">
          <button type="button" class="button-quiet" onClick={() => void putBack()}>
            {say('amend-put-back')}
          </button>
        </div>
      )}
    </>
  );
}

function whoOf({ worker, day }: Amendment) {
  return { worker, date: showDay(day) };
}

interface TakeBackProps {
  readonly submission: string;
  readonly onDone: () => void;
}

/** Asks why, and says what it will do. */
function TakeBack({ submission, onDone }: TakeBackProps) {
  const { store, sync } = useServices();
  const [instance] = useState(() => crypto.randomUUID());
  const [why, setWhy] = useState('');
  const [note, setNote] = useState('');

  async function takeBack(): Promise<void> {
    await store.call('withdraw', { instance, submission, why, note: note.trim() });
    onDone();
    await sync.run();
  }

  return (
    <div class="stack" data-testid="take-back">
      <p>{say('amend-consequence')}</p>
      <Why chosen={why} onChoose={setWhy} />
      <label class="field">
        <span class="question">{say('amend-note')}</span>
        <input class="control" value={note} onInput={(e) => setNote(e.currentTarget.value)} />
      </label>
      <div class="buttons">
        <button
          type="button"
          class="button button-main"
          disabled={why === ''}
          onClick={() => void takeBack()}
        >
          {say('amend-withdraw')}
        </button>
        <button type="button" class="button" onClick={onDone}>
          {say('amend-leave')}
        </button>
      </div>
    </div>
  );
}

interface WhyProps {
  readonly chosen: string;
  readonly onChoose: (word: string) => void;
}

function Why({ chosen, onChoose }: WhyProps) {
  return (
    <fieldset class="field">
      <legend class="question">{say('amend-why')}</legend>
      <div class="choices">
        {WHYS.map((word) => (
          <Choice
            key={word}
            name="why"
            value={word}
            chosen={word === chosen}
            onChoose={() => onChoose(word)}
          >
            {say(`withdrawn-${word}`)}
          </Choice>
        ))}
      </div>
    </fieldset>
  );
}
