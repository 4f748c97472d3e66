/** Figures as people read them. */

import type { IndicatorHead, ReportNumber } from '../store/views/reports';
import { say, showNumber, showPercent } from '../ui/words';

/** The number, or the percentage; a dash for a share of nothing. */
export function shortWords({ value, denominator }: ReportNumber): string {
  if (value === null) return '–';
  return denominator === null ? showNumber(value) : showPercent(value);
}

/** "8 of 10"; '' of a number that only counts, or a share of nothing. */
export function partWords({ numerator, denominator }: ReportNumber): string {
  if (!denominator) return '';
  return say('reports-part', { part: showNumber(numerator), whole: showNumber(denominator) });
}

/** '' without a target. */
export function targetWords({ target, direction, is_share }: IndicatorHead): string {
  if (target === null) return '';
  const words = is_share ? showPercent(target) : showNumber(target);
  return direction === 'higher'
    ? say('reports-target-higher', { target: words })
    : say('reports-target-lower', { target: words });
}

/** What fills a chart's height: of a share the whole, of a count the greatest. */
export function scaleOf(
  { is_share, target }: IndicatorHead,
  numbers: readonly ReportNumber[],
): number {
  if (is_share) return 100;
  return Math.max(1, target ?? 0, ...numbers.map(({ value }) => value ?? 0));
}
