import { useId } from 'react';
import { formatDay } from '#app/board/fields/day-text.ts';
import { useWidth } from '#app/components/use-width.ts';
import type { BurnPoint } from '#shared/history/risk-burn.ts';
import { type BurnArea, type BurnMeasure, burnChart } from './burn-area.ts';
import { LEVEL_NAMES } from './level-names.ts';

const WIDTH = 880;
/** Below this a phone holds it: less room beside the areas, letters alone for the levels. */
const NARROW = 560;

interface BurnChartProps {
  readonly points: readonly BurnPoint[];
  readonly measure: BurnMeasure;
  readonly format: (value: number) => string;
}

/** Open threats through the versions, stacked by level with the worst on top; each band has its letter, not its colour alone. */
export function BurnChart({ points, measure, format }: BurnChartProps) {
  const titleId = useId();
  const [holder, room] = useWidth<HTMLDivElement>(WIDTH);
  const isNarrow = room < NARROW;
  // What is between is drawn as large as the widest, and made smaller as a whole.
  const width = isNarrow ? Math.max(280, room) : WIDTH;
  const height = isNarrow ? 280 : 360;
  const left = !isNarrow ? 84 : measure === 'count' ? 34 : 72;
  const area: BurnArea = { left, right: width - (isNarrow ? 34 : 110), top: 20, bottom: height - 40 };
  const chart = burnChart(points, measure, area);
  if (!chart) return null;
  const { bands, lines, x, y } = chart;
  const title = measure === 'count' ? 'Open threats by level' : 'EMV of open threats by level';
  const days = [
    ...new Set([
      points[0]?.asOf,
      isNarrow ? undefined : points[Math.floor(points.length / 2)]?.asOf,
      points.at(-1)?.asOf,
    ]),
  ];
  return (
    <div ref={holder}>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-labelledby={titleId}
        className="h-auto w-full rounded-card border border-line bg-card"
      >
        <title id={titleId}>{`${title}, version by version; the table below says the same.`}</title>
        {lines.map((value) => (
          <g key={value}>
            <line x1={area.left} x2={area.right} y1={y(value)} y2={y(value)} className="stroke-line" />
            <text x={area.left - 8} y={y(value) + 4} textAnchor="end" className="fill-ink-3 text-2xs tabular-nums">
              {format(value)}
            </text>
          </g>
        ))}
        {bands.map(({ level, path, labelY }) => (
          <g key={level}>
            <path
              d={path}
              style={{ fill: level === 'unscored' ? 'var(--sunken)' : `var(--level-${level.toLowerCase()})` }}
              className="stroke-card"
              strokeWidth={1.5}
              strokeDasharray={level === 'unscored' ? '3 3' : undefined}
            />
            {labelY !== null && (
              <text x={area.right + 8} y={labelY} className="fill-ink text-xs">
                {isNarrow && level !== 'unscored' ? level : isNarrow ? '–' : LEVEL_NAMES[level]}
              </text>
            )}
          </g>
        ))}
        {days.map(
          (day) =>
            day !== undefined && (
              <text
                key={day}
                x={x(day)}
                y={area.bottom + 18}
                textAnchor="middle"
                className="fill-ink-3 text-2xs tabular-nums"
              >
                {formatDay(day)}
              </text>
            ),
        )}
      </svg>
    </div>
  );
}
