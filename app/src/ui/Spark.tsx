/** A small multiple: the months as bars without words, for beside the words that say them. */

interface Props {
  /** Null where there is nothing to measure. */
  readonly values: readonly (number | null)[];
  /** The value that fills the height. */
  readonly scale: number;
  readonly target: number | null;
}

const HEIGHT = 32;
const WIDTH = 72;
const GAP = 3;

export function Spark({ values, scale, target }: Props) {
  const slot = WIDTH / Math.max(1, values.length);
  const heightOf = (value: number) => Math.min(1, value / Math.max(1, scale)) * HEIGHT;
  const line = target === null ? null : HEIGHT - heightOf(target);
  return (
    <svg class="spark" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" focusable="false">
      {values.map((value, index) => {
        const height = value === null ? 0 : Math.max(1.5, heightOf(value));
        const place = { x: index * slot + GAP / 2, y: HEIGHT - height };
        return <rect key={index} class="spark-bar" {...place} width={slot - GAP} height={height} />;
      })}
      {line !== null && <line class="chart-target" x1="0" x2={WIDTH} y1={line} y2={line} />}
    </svg>
  );
}
