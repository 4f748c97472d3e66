import type { Chart } from '../store/views/charts';
import { LineChart } from '../ui/LineChart';
import { say, showDay, showNumber, wordsOf } from '../ui/words';

/** How a number went: drawn, and as a table for who reads rather than looks. */
export function NumberOverTime({ chart: { label, points } }: { readonly chart: Chart }) {
  const title = wordsOf(label);
  const shown = points.map(({ day, value }) => {
    return { at: day, value, label: showDay(day), words: showNumber(value) };
  });
  return (
    <section class="card card-pad stack">
      <h2>{title}</h2>
      <LineChart title={title} points={shown} />
      <details class="unfold">
        <summary>{say('client-chart-table')}</summary>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{say('client-chart-day')}</th>
              <th scope="col">{title}</th>
            </tr>
          </thead>
          <tbody>
            {[...shown].reverse().map(({ at, label: day, words }) => (
              <tr key={at}>
                <th scope="row">{day}</th>
                <td>{words}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
