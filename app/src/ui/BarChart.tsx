/** Bars by month, one group for each line, all on one scale so that they can be compared. */

import { say } from './words';

export interface Bar {
  readonly label: string;
  readonly value: number;
  /** The value as people read it. */
  readonly words: string;
}

interface Props {
  readonly title: string;
  readonly bars: readonly Bar[];
  /** The value that fills the height: the greatest of all charts that stand together. */
  readonly scale: number;
  /** Drawn as a line across. */
  readonly target: number | null;
}

const HEIGHT = 120;
const ROOM_ABOVE = 24;
const ROOM_BELOW = 28;
const SLOT = 100;
const WIDTH = 56;

/** Even a small number is seen; nothing is nothing. */
function heightOf(value: number, scale: number): number {
  return value === 0 ? 0 : Math.max(3, (value / Math.max(1, scale)) * HEIGHT);
}

function described(title: string, bars: readonly Bar[]): string {
  const values = bars.map(({ label, words }) => {
    return say('reports-chart-value', { label, value: words });
  });
  return say('reports-chart', { title, values: values.join(', ') });
}

export function BarChart({ title, bars, scale, target }: Props) {
  const base = ROOM_ABOVE + HEIGHT;
  const line = target === null ? null : base - heightOf(target, scale);
  const words = described(title, bars);
  return (
    <svg
      class="chart"
      role="img"
      aria-label={words}
      viewBox={`0 0 ${SLOT * bars.length} ${base + ROOM_BELOW}`}
    >
      <title>{words}</title>
      <line class="chart-base" x1="0" x2={SLOT * bars.length} y1={base} y2={base} />
      {line !== null && (
        <line class="chart-target" x1="0" x2={SLOT * bars.length} y1={line} y2={line} />
      )}
      {bars.map((bar, index) => (
        <OneBar key={bar.label} bar={bar} left={index * SLOT} base={base} scale={scale} />
      ))}
    </svg>
  );
}

interface OneBarProps {
  readonly bar: Bar;
  readonly left: number;
  readonly base: number;
  readonly scale: number;
}

function OneBar({ bar, left, base, scale }: OneBarProps) {
  const height = heightOf(bar.value, scale);
  const middle = left + SLOT / 2;
  return (
    <g>
      <rect
        class="chart-bar"
        x={middle - WIDTH / 2}
        y={base - height}
        width={WIDTH}
        height={height}
        rx="4"
      />
      <text class="chart-value" x={middle} y={base - height - 8}>
        {bar.words}
      </text>
      <text class="chart-label" x={middle} y={base + 20}>
        {bar.label}
      </text>
    </g>
  );
}
