import type { HistoryEntry } from '../store/views/history';
import { Icon } from '../ui/Icon';
import { say, showDay, wordsOf } from '../ui/words';
import { Amending } from './Amending';
import { Attached } from './Attached';
import { FactList } from './FactList';

/** What was recorded about somebody, by whom, the latest first. */
export function History({ entries }: { readonly entries: readonly HistoryEntry[] }) {
  return (
    <section class="card">
      <h2>{say('client-history')}</h2>
      <ul class="rows">
        {entries.map((entry) => (
          <li key={entry.id} class="card-pad" data-testid="history">
            <Entry entry={entry} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Entry({ entry }: { readonly entry: HistoryEntry }) {
  const { title, day, phoneDay, worker, state, reason, facts, files, lost } = entry;
  return (
    <>
      <h3>{title ? wordsOf(title) : say('client-imported')}</h3>
      <p class="quiet">{say('client-by', { date: showDay(day), worker })}</p>
      {phoneDay !== null && (
        <p class="note">
          <Icon name="alert" />
          <span>{say('client-wrong-date', { date: showDay(phoneDay) })}</span>
        </p>
      )}
      {state === 'unsent' && (
        <p class="with-icon quiet">
          <Icon name="upload" />
          {say('client-waits')}
        </p>
      )}
      {state === 'quarantined' && (
        <p class="note note-bad">
          <Icon name="alert" />
          <span>{say('client-quarantined', { reason: reason ?? '' })}</span>
        </p>
      )}
      <FactList facts={facts} />
      <Amending entry={entry} />
      <Attached names={files} />
      {lost.map(({ fact, worker: winner, day: later }) => (
        <p key={fact.name} class="quiet">
          {say('client-lost', { name: wordsOf(fact.label), worker: winner, date: showDay(later) })}
        </p>
      ))}
    </>
  );
}
