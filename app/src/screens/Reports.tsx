import type { Verdict } from '../engine/verdict';
import type { IndicatorHead, Numbers, Report } from '../store/views/reports';
import { Empty } from '../ui/Empty';
import { Icon } from '../ui/Icon';
import { PageHeading } from '../ui/PageHeading';
import { Spark } from '../ui/Spark';
import { say, showMonth, wordsOf } from '../ui/words';
import { Frame } from './Frame';
import { Fresh } from './Fresh';
import { partWords, scaleOf, shortWords, targetWords } from './figures';
import { href } from './router';
import { useServices, useStored } from './services';
import { VerdictBadge } from './VerdictBadge';

/** This month in numbers, one's own or a team's: each leads to its graph and its table. */
export function Reports() {
  const report = useStored('report');
  const { role } = useServices();
  return (
    <Frame title={say('app-name')}>
      <div class="page-head">
        <PageHeading>{say('menu-reports')}</PageHeading>
        <p class="lead">{say(role === 'chw' ? 'reports-lead-own' : 'reports-lead-team')}</p>
      </div>
      {report && <All report={report} />}
    </Frame>
  );
}

function All({ report: { months, indicators, freshness } }: { readonly report: Report }) {
  const month = months.at(-1);
  if (indicators.length === 0 || !month) {
    return <Empty icon="reports" title={say('reports-empty')} lead="" />;
  }
  return (
    <>
      <Fresh freshness={freshness} />
      <section class="card">
        <h2>{say('reports-this-month', { date: showMonth(month.first_day) })}</h2>
        <Summary verdicts={indicators.map(({ numbers }) => numbers.at(-1)?.verdict ?? 'none')} />
        <ul class="rows">
          {indicators.map((indicator) => (
            <Row key={indicator.name} indicator={indicator} />
          ))}
        </ul>
      </section>
    </>
  );
}

/** How many targets are met, and how many not. */
function Summary({ verdicts }: { readonly verdicts: readonly Verdict[] }) {
  const count = (wanted: Verdict) => verdicts.filter((verdict) => verdict === wanted).length;
  const counts = { met: count('met'), improving: count('improving'), behind: count('behind') };
  if (counts.met + counts.improving + counts.behind === 0) return null;
  return (
    <p class="card-lead">
      {say('reports-met', { count: counts.met })}
      {counts.improving > 0 && ` · ${say('reports-improving', { count: counts.improving })}`}
      {counts.behind > 0 && ` · ${say('reports-behind', { count: counts.behind })}`}
    </p>
  );
}

function Row({ indicator }: { readonly indicator: IndicatorHead & Numbers }) {
  const { name, label, target, numbers } = indicator;
  const now = numbers.at(-1);
  if (!now) return null;
  const details = [partWords(now), targetWords(indicator)].filter((words) => words !== '');
  return (
    <li>
      <a class="row" href={href({ screen: 'indicator', name })}>
        <span class="row-body">
          <span class="row-name">{wordsOf(label)}</span>
          <span class="row-figures">
            <span class="figure-line">
              <span class="figure">{shortWords(now)}</span>
              <VerdictBadge verdict={now.verdict} />
            </span>
            <Spark
              values={numbers.map(({ value }) => value)}
              scale={scaleOf(indicator, numbers)}
              target={target}
            />
          </span>
          {details.length > 0 && <span class="quiet">{details.join(' · ')}</span>}
        </span>
        <Icon name="forward" />
      </a>
    </li>
  );
}
