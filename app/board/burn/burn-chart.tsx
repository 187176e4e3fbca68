import { useId } from 'react';
import { formatDay } from '#app/board/fields/day-text.ts';
import type { BurnPoint } from '#shared/history/risk-burn.ts';
import { type BurnArea, type BurnMeasure, burnChart } from './burn-area.ts';
import { LEVEL_NAMES } from './level-names.ts';

const WIDTH = 880;
const HEIGHT = 360;
const AREA: BurnArea = { left: 84, right: WIDTH - 110, top: 20, bottom: HEIGHT - 40 };

interface BurnChartProps {
  readonly points: readonly BurnPoint[];
  readonly measure: BurnMeasure;
  readonly format: (value: number) => string;
}

/** Open threats through the versions, stacked by level with the worst on top; each band has its letter, not its colour alone. */
export function BurnChart({ points, measure, format }: BurnChartProps) {
  const titleId = useId();
  const chart = burnChart(points, measure, AREA);
  if (!chart) return null;
  const { bands, lines, x, y } = chart;
  const title = measure === 'count' ? 'Open threats by level' : 'EMV of open threats by level';
  const days = [...new Set([points[0]?.asOf, points[Math.floor(points.length / 2)]?.asOf, points.at(-1)?.asOf])];
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-labelledby={titleId}
      className="h-auto w-full min-w-160 rounded-card border border-line bg-card"
    >
      <title id={titleId}>{`${title}, version by version; the table below says the same.`}</title>
      {lines.map((value) => (
        <g key={value}>
          <line x1={AREA.left} x2={AREA.right} y1={y(value)} y2={y(value)} className="stroke-line" />
          <text x={AREA.left - 8} y={y(value) + 4} textAnchor="end" className="fill-ink-3 text-2xs tabular-nums">
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
            <text x={AREA.right + 8} y={labelY} className="fill-ink text-xs">
              {LEVEL_NAMES[level]}
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
              y={AREA.bottom + 18}
              textAnchor="middle"
              className="fill-ink-3 text-2xs tabular-nums"
            >
              {formatDay(day)}
            </text>
          ),
      )}
    </svg>
  );
}
