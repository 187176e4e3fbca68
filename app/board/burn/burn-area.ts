import { BURN_LEVELS, type BurnLevel, type BurnPoint } from '#shared/history/risk-burn.ts';
import { dayNumber } from '#shared/schedule/calendar.ts';

export type BurnMeasure = 'count' | 'emv';

export interface BurnArea {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A level of the chart: its outline, and where its letter may stand at the right; null where it is too thin for one. */
export interface BurnBand {
  readonly level: BurnLevel;
  readonly path: string;
  readonly labelY: number | null;
}

export interface BurnChartLayout {
  readonly bands: readonly BurnBand[];
  /** Values at which a line is drawn, from 0 up. */
  readonly lines: readonly number[];
  readonly x: (isoDate: string) => number;
  readonly y: (value: number) => number;
}

const LABEL_FROM = 14;

export function levelValue(point: BurnPoint, level: BurnLevel, measure: BurnMeasure): number {
  return (measure === 'count' ? point.counts : point.emv)[level];
}

export function totalOf(point: BurnPoint, measure: BurnMeasure): number {
  return BURN_LEVELS.reduce((total, level) => total + levelValue(point, level, measure), 0);
}

/**
 * The levels stacked, the worst on top. A value holds until the next version says another, so areas have steps; `points` are
 * oldest first. Null without any.
 */
export function burnChart(points: readonly BurnPoint[], measure: BurnMeasure, area: BurnArea): BurnChartLayout | null {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return null;
  const [start, span] = [dayNumber(first.asOf), Math.max(1, dayNumber(last.asOf) - dayNumber(first.asOf))];
  const most = Math.max(0, ...points.map((point) => totalOf(point, measure)));
  const lines = roundLines(most);
  const top = Math.max(lines.at(-1) ?? 1, 1e-9);
  // The last version holds as well: until the right end of the chart.
  const lastWidth =
    points.length === 1 ? area.right - area.left : Math.min(60, (area.right - area.left) / points.length);
  const x = (iso: string) => area.left + ((dayNumber(iso) - start) / span) * (area.right - area.left - lastWidth);
  const y = (value: number) => area.bottom - (value / top) * (area.bottom - area.top);
  const base = points.map(() => 0);
  const bands = BURN_LEVELS.map((level): BurnBand => {
    const lower = [...base];
    for (const [i, point] of points.entries()) base[i] = (base[i] ?? 0) + levelValue(point, level, measure);
    const edge = (values: readonly number[]) =>
      points.flatMap(({ asOf }, i) => {
        const next = points[i + 1]?.asOf;
        const height = y(values[i] ?? 0).toFixed(1);
        const until = next ? x(next) : area.right;
        return [`${x(asOf).toFixed(1)},${height}`, `${until.toFixed(1)},${height}`];
      });
    const [low, high] = [y(lower.at(-1) ?? 0), y(base.at(-1) ?? 0)];
    const path = `M${edge(base).join('L')}L${edge(lower).toReversed().join('L')}Z`;
    return { level, path, labelY: low - high >= LABEL_FROM ? (low + high) / 2 + 4 : null };
  });
  return { bands, lines, x, y };
}

/** 0 and some three to five round values, the last not below `most`. */
function roundLines(most: number): number[] {
  if (most <= 0) return [0, 1];
  const rough = most / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power);
  const lines = [0];
  while ((lines.at(-1) ?? 0) < most) lines.push((lines.at(-1) ?? 0) + step);
  return lines;
}
