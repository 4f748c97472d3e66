import type { AnyRangeNode } from './adapter';

/** What the answer of a range may be, as the form writes it. */
export function stepsOf({ definition: { bounds } }: AnyRangeNode) {
  const [start, end] = [Number(bounds.start), Number(bounds.end)];
  const step = Math.abs(Number(bounds.step)) || 1;
  const digits = Math.max(decimalsOf(step), decimalsOf(start));
  const count = Math.floor(Math.abs(end - start) / step + 1e-9);
  const sign = end < start ? -1 : 1;
  const at = (index: number) => (start + sign * index * step).toFixed(digits);
  return { count, at, values: () => Array.from({ length: count + 1 }, (_, index) => at(index)) };
}

function decimalsOf(number: number): number {
  return String(number).split('.')[1]?.length ?? 0;
}
