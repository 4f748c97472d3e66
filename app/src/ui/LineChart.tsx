/** A number over time: a line through what was measured, each with its value. */

import { say } from './words';

export interface Measured {
  /** Where it stands along the line; any unit. */
  readonly at: number;
  readonly value: number;
  readonly label: string;
  /** The value as people read it. */
  readonly words: string;
}

interface Props {
  readonly title: string;
  /** In the order of `at`, two or more. */
  readonly points: readonly Measured[];
}

const WIDTH = 320;
const HEIGHT = 110;
const SIDE = 28;
const ABOVE = 30;
const BELOW = 30;
/** More values than this would stand on each other. */
const NAMED = 6;

interface Placed extends Measured {
  readonly x: number;
  readonly y: number;
}

function placed(points: readonly Measured[]): Placed[] {
  const [first, last] = [points[0]?.at ?? 0, points.at(-1)?.at ?? 0];
  const values = points.map(({ value }) => value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return points.map((point) => ({
    ...point,
    x: SIDE + share(point.at, first, last) * (WIDTH - 2 * SIDE),
    y: ABOVE + (1 - share(point.value, low, high)) * HEIGHT,
  }));
}

/** How far between two; in the middle where they are the same. */
function share(value: number, from: number, to: number): number {
  return to === from ? 0.5 : (value - from) / (to - from);
}

/** Of many, the first, the last, and the least and the greatest. */
function isNamed(points: readonly Placed[], { value }: Placed, index: number): boolean {
  if (points.length <= NAMED || index === 0 || index === points.length - 1) return true;
  const values = points.map((point) => point.value);
  const isEnd = value === Math.min(...values) || value === Math.max(...values);
  return isEnd && values.indexOf(value) === index;
}

export function LineChart({ title, points }: Props) {
  const all = placed(points);
  const values = points.map(({ label, words }) =>
    say('reports-chart-value', { label, value: words }),
  );
  const words = say('reports-chart', { title, values: values.join(', ') });
  const base = ABOVE + HEIGHT + 8;
  const [first, last] = [all[0], all.at(-1)];
  return (
    <svg
      class="chart chart-line"
      role="img"
      aria-label={words}
      viewBox={`0 0 ${WIDTH} ${base + BELOW}`}
    >
      <title>{words}</title>
      <line class="chart-base" x1="0" x2={WIDTH} y1={base} y2={base} />
      <polyline class="chart-way" points={all.map(({ x, y }) => `${x},${y}`).join(' ')} />
      {all.map((point, index) => (
        <Dot key={point.at} point={point} isNamed={isNamed(all, point, index)} />
      ))}
      <text class="chart-from" x="0" y={base + 22}>
        {first?.label}
      </text>
      <text class="chart-to" x={WIDTH} y={base + 22}>
        {last?.label}
      </text>
    </svg>
  );
}

function Dot({ point: { x, y, words }, isNamed }: { point: Placed; isNamed: boolean }) {
  return (
    <g>
      <circle class="chart-dot" cx={x} cy={y} r="5" />
      {isNamed && (
        <text class="chart-value" x={x} y={y - 12}>
          {words}
        </text>
      )}
    </g>
  );
}
