import { useId } from 'react';
import { formatDay } from '#app/board/fields/day-text.ts';
import { useWidth } from '#app/components/use-width.ts';
import type { SlipLine, SlipPoint } from '#shared/history/slip-series.ts';
import { type SlipArea, slipScale } from './slip-scale.ts';

const WIDTH = 880;
/** Below this a phone holds it: less room for the names beside the lines. */
const NARROW = 560;
const NAME_WIDTH = 68;
/** Lines differ by their dashes and the marks on them too, not by colour alone. */
const DASHES = ['', '7 4', '2 3', '10 3 2 3'] as const;

/**
 * The milestone trend: planned date against the day it was planned on. Level is on time, rising is a slip, and what is
 * done meets the diagonal, where the date is the day itself.
 */
export function SlipChart({ title, lines }: { title: string; lines: readonly SlipLine[] }) {
  const titleId = useId();
  const [holder, room] = useWidth<HTMLDivElement>(WIDTH);
  const isNarrow = room < NARROW;
  const width = isNarrow ? Math.max(300, room) : WIDTH;
  const height = isNarrow ? 340 : 420;
  const area: SlipArea = isNarrow
    ? { left: 74, right: width - 78, top: 20, bottom: height - 44 }
    : { left: 92, right: width - 150, top: 20, bottom: height - 44 };
  const scale = slipScale(lines, area);
  if (!scale) return null;
  const { x, y, diagonal } = scale;
  const labels = endLabels(lines, y, area.bottom);
  return (
    <div ref={holder}>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-labelledby={titleId}
        className="h-auto w-full rounded-card border border-line bg-card text-ink"
      >
        <title
          id={titleId}
        >{`Planned dates of ${title} by the version they were planned in; the table below says the same.`}</title>
        {scale.upwards.map((day) => (
          <g key={day}>
            <line x1={area.left} x2={area.right} y1={y(day)} y2={y(day)} className="stroke-line" />
            <text x={area.left - 8} y={y(day) + 4} textAnchor="end" className="fill-ink-3 text-2xs tabular-nums">
              {formatDay(day)}
            </text>
          </g>
        ))}
        {apart(scale.across, x).map((day) => (
          <g key={day}>
            <line x1={x(day)} x2={x(day)} y1={area.top} y2={area.bottom} className="stroke-line" />
            <text x={x(day)} y={area.bottom + 18} textAnchor="middle" className="fill-ink-3 text-2xs tabular-nums">
              {formatDay(day)}
            </text>
          </g>
        ))}
        <text x={(area.left + area.right) / 2} y={height - 8} textAnchor="middle" className="fill-ink-2 text-2xs">
          Planned on
        </text>
        {diagonal && (
          <line
            x1={x(diagonal.from)}
            y1={y(diagonal.from)}
            x2={x(diagonal.to)}
            y2={y(diagonal.to)}
            className="stroke-brass"
            strokeDasharray="4 4"
          />
        )}
        {lines.map((line, index) => (
          <g key={line.id} className="text-ink">
            {segments(line.points).map((segment) => (
              <polyline
                key={segment[0]?.snapshotId}
                points={segment.map((point) => `${x(point.asOf)},${y(point.planned)}`).join(' ')}
                fill="none"
                stroke="currentColor"
                strokeWidth={index === 0 ? 2 : 1.5}
                strokeDasharray={DASHES[index % DASHES.length]}
              />
            ))}
            {line.points.map(
              (point) =>
                point.planned !== null && (
                  <circle
                    key={point.snapshotId}
                    cx={x(point.asOf)}
                    cy={y(point.planned)}
                    r={3.5}
                    className={point.done ? 'fill-ink stroke-ink' : 'fill-card stroke-ink'}
                    strokeWidth={1.5}
                  >
                    <title>{pointWords(line.title, point)}</title>
                  </circle>
                ),
            )}
            <text x={area.right + 10} y={labels[index]} className="fill-ink text-xs">
              {shortened(line.title, isNarrow ? 9 : 22)}
            </text>
          </g>
        ))}
      </svg>
    </div>
  );
}

/** Days whose names have room beside each other. */
function apart(days: readonly string[], x: (isoDate: string) => number): readonly string[] {
  let last = Number.NEGATIVE_INFINITY;
  return days.filter((day) => {
    if (x(day) - last < NAME_WIDTH) return false;
    last = x(day);
    return true;
  });
}

type Planned = SlipPoint & { readonly planned: string };

/** Stretches of a line without a version that had no date. */
function segments(points: readonly SlipPoint[]): readonly (readonly Planned[])[] {
  const all: Planned[][] = [[]];
  for (const point of points) {
    if (point.planned === null) all.push([]);
    else all.at(-1)?.push({ ...point, planned: point.planned });
  }
  return all.filter((segment) => segment.length > 0);
}

/** Heights of the lines' names beside their ends, moved apart so that each can be read. */
function endLabels(lines: readonly SlipLine[], y: (isoDate: string) => number, bottom: number): readonly number[] {
  const wanted = lines.map(({ points }, index) => {
    const last = points.findLast(({ planned }) => planned !== null)?.planned;
    return { index, at: last ? y(last) + 4 : bottom };
  });
  const placed = new Array<number>(lines.length).fill(0);
  let above = Number.NEGATIVE_INFINITY;
  for (const { index, at } of wanted.toSorted((a, b) => a.at - b.at)) {
    above = Math.max(at, above + 16);
    placed[index] = above;
  }
  return placed;
}

function pointWords(title: string, { planned, asOf, snapshot, done }: SlipPoint): string {
  const date = planned ? formatDay(planned) : 'no date';
  return `${title}: ${date}${done ? ', done' : ''}, as of ${formatDay(asOf)} (${snapshot})`;
}

function shortened(title: string, most: number): string {
  return title.length > most ? `${title.slice(0, most - 1)}…` : title;
}
