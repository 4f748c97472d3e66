import { useState } from 'preact/hooks';
import type { IndicatorReport, ReportNumber } from '../store/views/reports';
import { BarChart } from '../ui/BarChart';
import { PageHeading } from '../ui/PageHeading';
import { say, showMonth, wordsOf } from '../ui/words';
import { Frame, NotFound } from './Frame';
import { Fresh } from './Fresh';
import { partWords, scaleOf, shortWords, targetWords } from './figures';
import { Peers } from './Peers';
import { useServices, useStored } from './services';
import { VerdictBadge } from './VerdictBadge';

const SPANS = [3, 12] as const;

/** One indicator: how it stands and what to do, as a graph and as a table; a team side by side. */
export function Indicator({ name }: { readonly name: string }) {
  const [span, setSpan] = useState<number>(SPANS[0]);
  const report = useStored('indicatorReport', name, span);
  if (report === null) return <NotFound />;
  return (
    <Frame title={say('menu-reports')} back>
      {report && (
        <>
          <div class="page-head">
            <PageHeading>{wordsOf(report.label)}</PageHeading>
            {report.target !== null && <p class="lead">{targetWords(report)}</p>}
          </div>
          <Advice report={report} />
          <section class="card card-pad stack">
            <SpanChoice span={span} onSpan={setSpan} />
            <Chart report={report} />
            <MonthTable report={report} />
          </section>
          <Peers report={report} />
          <Fresh freshness={report.freshness} />
        </>
      )}
    </Frame>
  );
}

/** Not a mark alone: praise where it is due, and what to do next. */
function Advice({ report }: { readonly report: IndicatorReport }) {
  const { role } = useServices();
  const now = report.numbers.at(-1);
  if (!now || now.verdict === 'none') return null;
  const next = now.verdict === 'behind' && role === 'supervisor' ? 'team' : now.verdict;
  return (
    <section class="card card-pad stack">
      <p class="figure-line">
        <span class="figure figure-large">{shortWords(now)}</span>
        <VerdictBadge verdict={now.verdict} />
      </p>
      <p>{say(`advice-${next}`)}</p>
    </section>
  );
}

interface SpanProps {
  readonly span: number;
  readonly onSpan: (span: number) => void;
}

function SpanChoice({ span, onSpan }: SpanProps) {
  return (
    <div class="switch">
      {SPANS.map((months) => (
        <button
          key={months}
          type="button"
          class="button-quiet"
          aria-pressed={span === months}
          onClick={() => onSpan(months)}
        >
          {say('reports-months', { count: months })}
        </button>
      ))}
    </div>
  );
}

function Chart({ report }: { readonly report: IndicatorReport }) {
  const { label, months, numbers, target } = report;
  return (
    <BarChart
      title={wordsOf(label)}
      scale={scaleOf(report, numbers)}
      target={target}
      bars={numbers.map((number, index) => ({
        label: showMonth(months[index]?.first_day ?? 0, true),
        value: number.value ?? 0,
        words: shortWords(number),
      }))}
    />
  );
}

function MonthTable({ report }: { readonly report: IndicatorReport }) {
  const { label, is_share, months, numbers } = report;
  const lines = months.map((month, index) => ({ month, number: numbers[index] })).reverse();
  return (
    <table class="table">
      <caption class="hidden-words">{wordsOf(label)}</caption>
      <thead>
        <tr>
          <th scope="col">{say('reports-month')}</th>
          <th scope="col">{say(is_share ? 'reports-share' : 'reports-number')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ month, number }) => (
          <tr key={month.code}>
            <th scope="row">{showMonth(month.first_day)}</th>
            {number && <NumberCell number={number} />}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A percentage says of how many, and each number how it stands. */
function NumberCell({ number }: { readonly number: ReportNumber }) {
  return (
    <td>
      <span class="figure-end">
        <VerdictBadge verdict={number.verdict} />
        <b>{shortWords(number)}</b>
      </span>
      {partWords(number) !== '' && <div class="quiet">{partWords(number)}</div>}
    </td>
  );
}
