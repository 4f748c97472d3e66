import type { Month } from '../engine/days';
import type { IndicatorReport, Report, ReportLine } from '../store/views/reports';
import { BarChart } from '../ui/BarChart';
import { Empty } from '../ui/Empty';
import { Icon } from '../ui/Icon';
import { PageHeading } from '../ui/PageHeading';
import { say, showMonth, showNumber, wordsOf } from '../ui/words';
import { Frame } from './Frame';
import { useServices, useStored } from './services';

/** The last three months in numbers: one's own, or a team's side by side. */
export function Reports() {
  const report = useStored('report');
  const { role } = useServices();
  return (
    <Frame title={say('app-name')}>
      <div class="page-head">
        <PageHeading>{say('menu-reports')}</PageHeading>
        <p class="lead">{say(role === 'chw' ? 'reports-lead-own' : 'reports-lead-team')}</p>
      </div>
      {report && <Unsent report={report} />}
      {report?.indicators.map((indicator) => (
        <Indicator key={indicator.name} indicator={indicator} months={report.months} />
      ))}
    </Frame>
  );
}

/** A CHW counts what she did; a supervisor must know that some may still be on its way. */
function Unsent({ report: { unsent } }: { readonly report: Report }) {
  const { role } = useServices();
  if (role === 'chw' && unsent === 0) return null;
  return (
    <p class="note">
      <Icon name={role === 'chw' ? 'upload' : 'info'} />
      <span>
        {role === 'chw' ? say('reports-unsent', { count: unsent }) : say('reports-received')}
      </span>
    </p>
  );
}

interface IndicatorProps {
  readonly indicator: IndicatorReport;
  readonly months: readonly Month[];
}

function Indicator({ indicator: { label, lines }, months }: IndicatorProps) {
  const { role } = useServices();
  const title = wordsOf(label);
  if (lines.length === 0) {
    return <Empty icon="reports" title={title} lead={say('reports-empty')} />;
  }
  const own = role === 'chw' ? lines[0] : undefined;
  return (
    <section class="card card-pad stack">
      <h2>{title}</h2>
      <Charts title={title} lines={lines} months={months} named={!own} />
      {own ? (
        <MonthTable title={title} line={own} months={months} />
      ) : (
        <WorkerTable title={title} lines={lines} months={months} />
      )}
    </section>
  );
}

interface ChartsProps {
  readonly title: string;
  readonly lines: readonly ReportLine[];
  readonly months: readonly Month[];
  readonly named: boolean;
}

function Charts({ title, lines, months, named }: ChartsProps) {
  const scale = Math.max(1, ...lines.flatMap(({ values }) => values));
  return (
    <div class={named ? 'charts charts-many' : 'charts'}>
      {lines.map(({ worker, name, values }) => (
        <figure key={worker}>
          {named && (
            <figcaption>
              <h3>{name}</h3>
            </figcaption>
          )}
          <BarChart
            title={named ? `${title}, ${name}` : title}
            scale={scale}
            bars={months.map(({ first_day }, index) => {
              return { label: showMonth(first_day, true), value: values[index] ?? 0 };
            })}
          />
        </figure>
      ))}
    </div>
  );
}

interface MonthTableProps {
  readonly title: string;
  readonly line: ReportLine;
  readonly months: readonly Month[];
}

function MonthTable({ title, line, months }: MonthTableProps) {
  return (
    <table class="table">
      <caption class="hidden-words">{title}</caption>
      <thead>
        <tr>
          <th scope="col">{say('reports-month')}</th>
          <th scope="col">{say('reports-number')}</th>
        </tr>
      </thead>
      <tbody>
        {months.map(({ code, first_day }, index) => (
          <tr key={code}>
            <th scope="row">{showMonth(first_day)}</th>
            <td>{showNumber(line.values[index] ?? 0)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface WorkerTableProps {
  readonly title: string;
  readonly lines: readonly ReportLine[];
  readonly months: readonly Month[];
}

function WorkerTable({ title, lines, months }: WorkerTableProps) {
  return (
    <table class="table">
      <caption class="hidden-words">{title}</caption>
      <thead>
        <tr>
          <th scope="col">{say('reports-worker')}</th>
          {months.map(({ code, first_day }) => (
            <th key={code} scope="col">
              {showMonth(first_day, true)}
            </th>
          ))}
          <th scope="col">{say('reports-total')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ worker, name, values }) => (
          <tr key={worker}>
            <th scope="row">{name}</th>
            {months.map(({ code }, index) => (
              <td key={code}>{showNumber(values[index] ?? 0)}</td>
            ))}
            <td>{showNumber(values.reduce((sum, value) => sum + value, 0))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
