import type { Indicator } from '../contract/package';
import type { Database } from './database';
import type { Month } from './days';

/** What an indicator found; `denominator` is null where it only counts. */
export interface Figure {
  readonly numerator: number;
  readonly denominator: number | null;
}

export interface IndicatorRow extends Figure {
  /** Id, or '' where nobody knows who. */
  readonly worker: string;
  readonly area: string;
  /** Code of the month, as "2026-11". */
  readonly period: string;
}

/**
 * Rows by worker, area and month; where there is nothing, there is no row. Up to today only: what
 * falls due later in this month is nobody's shortfall yet.
 */
export function indicatorByMonth(
  db: Database,
  indicator: Indicator,
  months: readonly Month[],
  today: number,
): IndicatorRow[] {
  const first_day = months[0]?.first_day;
  if (first_day === undefined) return [];
  return db.rows<IndicatorRow>(indicator.sql, { kind: 'month', first_day, last_day: today });
}

/** Figures of areas, months or workers together. */
export function sumOf(indicator: Indicator, figures: readonly Figure[]): Figure {
  const sum = (numbers: readonly (number | null)[]) =>
    numbers.reduce<number>((total, number) => total + (number ?? 0), 0);
  return {
    numerator: sum(figures.map(({ numerator }) => numerator)),
    denominator: indicator.is_share ? sum(figures.map(({ denominator }) => denominator)) : null,
  };
}

/** The number that is compared with the target; null for a share of nothing. */
export function valueIn({ numerator, denominator }: Figure): number | null {
  if (denominator === null) return numerator;
  return denominator === 0 ? null : (100 * numerator) / denominator;
}

/** Null where there is no target, or nothing to measure by it. */
export function meetsTarget(
  { target, direction }: Pick<Indicator, 'target' | 'direction'>,
  figure: Figure,
): boolean | null {
  const value = valueIn(figure);
  if (target === null || value === null) return null;
  return direction === 'higher' ? value >= target : value <= target;
}
