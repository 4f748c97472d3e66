import type { Alike, AlikeRecord, Evidence } from '../store/views/alike';
import { Icon } from '../ui/Icon';
import { PageHeading } from '../ui/PageHeading';
import { say, showDay, wordsOf } from '../ui/words';
import { valueWords } from './FactList';

interface Props {
  readonly alike: readonly Alike[];
  /** It is one of them: nothing new is saved. */
  readonly onOpen: (id: string) => void;
  readonly onNone: () => void;
  readonly onBack: () => void;
}

/** Before a second record of the same person is made. */
export function OneOfThese({ alike, onOpen, onNone, onBack }: Props) {
  return (
    <div class="stack" data-testid="one-of-these">
      <div class="page-head">
        <PageHeading>{say('alike-title')}</PageHeading>
        <p class="lead">{say('alike-lead')}</p>
      </div>
      {alike.map(({ label, records }) => (
        <section key={label} class="stack">
          <h2>{say('alike-like', { person: label })}</h2>
          <ul class="cards">
            {records.map((record) => (
              <Candidate key={record.id} record={record} onOpen={() => onOpen(record.id)} />
            ))}
          </ul>
        </section>
      ))}
      <div class="buttons">
        <button type="button" class="button button-main" onClick={onNone}>
          {say('alike-none')}
        </button>
        <button type="button" class="button" onClick={onBack}>
          <Icon name="back" />
          {say('alike-back')}
        </button>
      </div>
    </div>
  );
}

interface CandidateProps {
  readonly record: AlikeRecord;
  readonly onOpen: () => void;
}

function Candidate({ record: { label, place, known, evidence }, onOpen }: CandidateProps) {
  return (
    <li class="card card-pad stack">
      <div>
        <p class="row-name">{label}</p>
        {place !== '' && (
          <p class="with-icon quiet">
            <Icon name="place" />
            {place}
          </p>
        )}
        <p class="quiet">{say('alike-known', { date: showDay(known) })}</p>
      </div>
      <dl class="facts">
        {evidence.map((item) => (
          <EvidenceLine key={`${item.about}${wordsOf(item.label)}`} evidence={item} />
        ))}
      </dl>
      <button type="button" class="button" onClick={onOpen}>
        {say('alike-open', { person: label })}
        <Icon name="forward" />
      </button>
      <p class="quiet">{say('alike-open-note')}</p>
    </li>
  );
}

function EvidenceLine({
  evidence: { about, label, value, match },
}: {
  readonly evidence: Evidence;
}) {
  const how = say(`alike-${match}`);
  return (
    <div>
      <dt>{about === 'property' ? wordsOf(label) : say(`alike-${about}`)}</dt>
      <dd class={match === 'different' ? 'due-late' : undefined}>
        {value ? `${valueWords(value)} · ${how}` : how}
      </dd>
    </div>
  );
}
