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
/** More bars than this stand closer, and only some of them have words. */
const NAMED = 6;
const NARROW = 34;

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
  const many = bars.length > NAMED;
  const slot = many ? NARROW : SLOT;
  const wide = slot * bars.length;
  return (
    <svg class="chart" role="img" aria-label={words} viewBox={`0 0 ${wide} ${base + ROOM_BELOW}`}>
      <title>{words}</title>
      <line class="chart-base" x1="0" x2={wide} y1={base} y2={base} />
      {line !== null && <line class="chart-target" x1="0" x2={wide} y1={line} y2={line} />}
      {bars.map((bar, index) => (
        <OneBar
          key={bar.label}
          bar={bar}
          left={index * slot}
          slot={slot}
          base={base}
          scale={scale}
          hasValue={!many || isOutstanding(bars, index)}
          hasLabel={!many || (bars.length - 1 - index) % 3 === 0}
        />
      ))}
    </svg>
  );
}

/** The last one, and the highest. */
function isOutstanding(bars: readonly Bar[], index: number): boolean {
  const values = bars.map(({ value }) => value);
  return index === bars.length - 1 || values.indexOf(Math.max(...values)) === index;
}

interface OneBarProps {
  readonly bar: Bar;
  readonly left: number;
  readonly slot: number;
  readonly hasValue: boolean;
  readonly hasLabel: boolean;
  readonly base: number;
  readonly scale: number;
}

function OneBar({ bar, left, slot, base, scale, hasValue, hasLabel }: OneBarProps) {
  const height = heightOf(bar.value, scale);
  const middle = left + slot / 2;
  const width = 0.6 * slot;
  return (
    <g>
      <rect
        class="chart-bar"
        x={middle - width / 2}
        y={base - height}
        width={width}
        height={height}
        rx="4"
      />
      {hasValue && (
        <text class="chart-value" x={middle} y={base - height - 8}>
          {bar.words}
        </text>
      )}
      {hasLabel && (
        <text class="chart-label" x={middle} y={base + 20}>
          {bar.label}
        </text>
      )}
    </g>
  );
}
