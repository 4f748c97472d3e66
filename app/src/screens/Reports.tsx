import type { Month } from '../engine/days';
import type { IndicatorReport, Report, ReportLine, ReportNumber } from '../store/views/reports';
import { BarChart } from '../ui/BarChart';
import { Empty } from '../ui/Empty';
import { Icon } from '../ui/Icon';
import { PageHeading } from '../ui/PageHeading';
import { say, showMonth, showNumber, showPercent, wordsOf } from '../ui/words';
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

function Indicator({ indicator, months }: IndicatorProps) {
  const { role } = useServices();
  const title = wordsOf(indicator.label);
  if (indicator.lines.length === 0) {
    return <Empty icon="reports" title={title} lead={say('reports-empty')} />;
  }
  const own = role === 'chw' ? indicator.lines[0] : undefined;
  return (
    <section class="card card-pad stack">
      <h2>{title}</h2>
      <Target indicator={indicator} />
      <Charts indicator={indicator} months={months} named={!own} />
      {own ? (
        <MonthTable indicator={indicator} line={own} months={months} />
      ) : (
        <TeamTable indicator={indicator} months={months} />
      )}
    </section>
  );
}

function Target({ indicator: { target, direction, is_share } }: Pick<IndicatorProps, 'indicator'>) {
  if (target === null) return null;
  const words = is_share ? showPercent(target) : showNumber(target);
  return (
    <p class="quiet">
      {direction === 'higher'
        ? say('reports-target-higher', { target: words })
        : say('reports-target-lower', { target: words })}
    </p>
  );
}

/** The number, or the percentage; a dash for a share of nothing. */
function shortWords({ value, denominator }: ReportNumber): string {
  if (value === null) return '–';
  return denominator === null ? showNumber(value) : showPercent(value);
}

/** A percentage says of how many; one that misses its target says so. */
function NumberCell({ number }: { readonly number: ReportNumber }) {
  const { numerator, denominator, meetsTarget } = number;
  const part = { part: showNumber(numerator), whole: showNumber(denominator ?? 0) };
  return (
    <td>
      {meetsTarget === false && <Missed />} {shortWords(number)}
      {denominator !== null && denominator > 0 && (
        <div class="quiet">{say('reports-part', part)}</div>
      )}
    </td>
  );
}

function Missed() {
  return (
    <>
      <Icon name="alert" />
      <span class="hidden-words">{say('reports-missed')}</span>
    </>
  );
}

interface ChartsProps extends IndicatorProps {
  readonly named: boolean;
}

function Charts({ indicator, months, named }: ChartsProps) {
  const { label, lines, is_share, target } = indicator;
  const title = wordsOf(label);
  const values = lines.flatMap(({ numbers }) => numbers.map(({ value }) => value ?? 0));
  const scale = is_share ? 100 : Math.max(1, target ?? 0, ...values);
  return (
    <div class={named ? 'charts charts-many' : 'charts'}>
      {lines.map(({ worker, name, numbers }) => (
        <figure key={worker}>
          {named && (
            <figcaption>
              <h3>{name}</h3>
            </figcaption>
          )}
          <BarChart
            title={named ? `${title}, ${name}` : title}
            scale={scale}
            target={target}
            bars={numbers.map((number, index) => {
              const label = showMonth(months[index]?.first_day ?? 0, true);
              return { label, value: number.value ?? 0, words: shortWords(number) };
            })}
          />
        </figure>
      ))}
    </div>
  );
}

interface MonthTableProps extends IndicatorProps {
  readonly line: ReportLine;
}

function MonthTable({ indicator, line, months }: MonthTableProps) {
  return (
    <table class="table">
      <caption class="hidden-words">{wordsOf(indicator.label)}</caption>
      <thead>
        <tr>
          <th scope="col">{say('reports-month')}</th>
          <th scope="col">{say(indicator.is_share ? 'reports-share' : 'reports-number')}</th>
        </tr>
      </thead>
      <tbody>
        {months.map(({ code, first_day }, index) => {
          const number = line.numbers[index];
          return (
            <tr key={code}>
              <th scope="row">{showMonth(first_day)}</th>
              {number && <NumberCell number={number} />}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function TeamTable({ indicator, months }: IndicatorProps) {
  return indicator.is_share ? (
    <ShareTable indicator={indicator} months={months} />
  ) : (
    <WorkerTable indicator={indicator} months={months} />
  );
}

function MonthHeads({ months }: Pick<IndicatorProps, 'months'>) {
  return (
    <>
      {months.map(({ code, first_day }) => (
        <th key={code} scope="col">
          {showMonth(first_day, true)}
        </th>
      ))}
      <th scope="col">{say('reports-total')}</th>
    </>
  );
}

/** A percentage and what it is of need room: the name stands above its numbers. */
function ShareTable({ indicator: { label, lines }, months }: IndicatorProps) {
  return (
    <table class="table table-even">
      <caption class="hidden-words">{wordsOf(label)}</caption>
      <thead>
        <tr>
          <MonthHeads months={months} />
        </tr>
      </thead>
      {lines.map(({ worker, name, numbers, total }) => (
        <tbody key={worker}>
          <tr class="table-name">
            <th scope="rowgroup" colSpan={months.length + 1}>
              {name}
            </th>
          </tr>
          <tr>
            {[...numbers, total].map((number, index) => (
              <NumberCell key={months[index]?.code ?? 'total'} number={number} />
            ))}
          </tr>
        </tbody>
      ))}
    </table>
  );
}

function WorkerTable({ indicator: { label, lines }, months }: IndicatorProps) {
  return (
    <table class="table">
      <caption class="hidden-words">{wordsOf(label)}</caption>
      <thead>
        <tr>
          <th scope="col">{say('reports-worker')}</th>
          <MonthHeads months={months} />
        </tr>
      </thead>
      <tbody>
        {lines.map(({ worker, name, numbers, total }) => (
          <tr key={worker}>
            <th scope="row">{name}</th>
            {months.map(({ code }, index) => {
              const number = numbers[index];
              return number && <NumberCell key={code} number={number} />;
            })}
            <NumberCell number={total} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}
