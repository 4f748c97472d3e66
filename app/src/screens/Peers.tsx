import type { IndicatorReport, Peer } from '../store/views/reports';
import { Icon } from '../ui/Icon';
import { Spark } from '../ui/Spark';
import { say, showDay, showNumber } from '../ui/words';
import { partWords, scaleOf, shortWords } from './figures';
import { href } from './router';

/** Health workers side by side: who does well, who needs support and why, and who is not judged. */
export function Peers({ report }: { readonly report: IndicatorReport }) {
  const { peers } = report;
  if (peers.length === 0) return null;
  const best = peers.filter(({ isBest }) => isBest);
  const ranked = peers.filter(({ rank }) => rank !== null);
  const others = peers.filter(({ rank }) => rank === null);
  return (
    <>
      {best.length > 0 && (
        <p class="note note-good">
          <Icon name="star" />
          <span>{say('peers-best', { name: best.map(({ name }) => name).join(', ') })}</span>
        </p>
      )}
      {ranked.length > 0 && (
        <section class="card">
          <h2>{say('peers-ranked')}</h2>
          <List report={report} peers={ranked} />
        </section>
      )}
      {others.length > 0 && (
        <section class="card">
          <h2>{say('peers-not-ranked')}</h2>
          <p class="card-lead">{say('peers-not-ranked-lead')}</p>
          <List report={report} peers={others} />
        </section>
      )}
    </>
  );
}

interface ListProps {
  readonly report: IndicatorReport;
  readonly peers: readonly Peer[];
}

function List({ report, peers }: ListProps) {
  const scale = scaleOf(
    report,
    report.peers.flatMap(({ numbers }) => numbers),
  );
  return (
    <ul class="rows">
      {peers.map((peer) => (
        <li key={peer.worker} data-testid="peer">
          <a class="row" href={href({ screen: 'member', worker: peer.worker })}>
            {peer.rank !== null && <span class="peer-rank">{showNumber(peer.rank)}</span>}
            <span class="row-body">
              <span class="row-name">{peer.name}</span>
              <span class="row-figures">
                <Figures peer={peer} />
                <Spark
                  values={peer.numbers.map(({ value }) => value)}
                  scale={scale}
                  target={report.target}
                />
              </span>
              <Concerns peer={peer} />
            </span>
            <Icon name="forward" />
          </a>
        </li>
      ))}
    </ul>
  );
}

/** The caseload stands beside every number: a count alone is no measure of anybody. */
function Figures({ peer: { total, caseload } }: { readonly peer: Peer }) {
  const details = [partWords(total), say('peers-caseload', { count: caseload })];
  return (
    <span class="figure-line">
      <span class="figure">{shortWords(total)}</span>
      <span class="quiet">{details.filter((words) => words !== '').join(' · ')}</span>
    </span>
  );
}

function Concerns({ peer: { concerns, unranked, heard } }: { readonly peer: Peer }) {
  if (unranked === 'silent') {
    return (
      <span class="with-icon quiet">
        <Icon name="signedOut" />
        {heard.last === null
          ? say('team-never')
          : say('team-silent', { date: showDay(heard.last) })}
      </span>
    );
  }
  if (unranked === 'few') return <span class="quiet">{say('verdict-few')}</span>;
  return concerns.length === 0 ? null : (
    <span class="figure-line">
      {concerns.map((concern) => (
        <span key={concern} class="badge badge-stat-soft">
          <Icon name={concern === 'below' ? 'alert' : 'down'} />
          {say(`concern-${concern}`)}
        </span>
      ))}
    </span>
  );
}
