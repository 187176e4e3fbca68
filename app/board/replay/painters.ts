import { dayToX, SCALES } from '#app/board/canvas/layout/time-scale.ts';
import { AXIS_HEIGHT } from '#app/board/canvas/paint/paint-axis.ts';
import type { ReplayFrame } from '#shared/history/replay-frames.ts';
import { dayNumber } from '#shared/schedule/calendar.ts';
import { matrixCamera, matrixFrame, paintMatrixFrame } from './matrix-frame.ts';
import type { Painter } from './replay-picture.tsx';
import { laneColumn, paintRoadmapFrame, roadmapFrame } from './roadmap-frame.ts';

/** All there ever was across the width, or half a year's scale around the day of the version. */
export type TimeWindow = 'all' | 'near';

const LEAST_ZOOM = 0.45;
const MARGIN = 12;

/**
 * The timeline; `days` is what all stops together span, so that the axis stands still while bars move, and `last` the stop by
 * whose lanes the size is chosen, so that bars keep theirs.
 */
export function roadmapPainter(
  days: { readonly start: number; readonly end: number },
  last: ReplayFrame,
  window: TimeWindow,
): Painter {
  const tall = Math.max(1, roadmapFrame(last.board).layout.height);
  const zoomFor = (height: number) =>
    window === 'near' ? 1 : Math.min(1, Math.max(LEAST_ZOOM, (height - AXIS_HEIGHT - MARGIN) / tall));
  return {
    placesOf: (frame) => roadmapFrame(frame.board).places,
    heightOf: (frame, _width, height) =>
      roadmapFrame(frame.board).layout.height * zoomFor(height) + AXIS_HEIGHT + MARGIN,
    paint(brush, { frame, before, places, part, scrollTop }) {
      const insetLeft = laneColumn(brush.width);
      const room = brush.width - insetLeft - 2 * MARGIN;
      const mix = (a: number, b: number) => a + (b - a) * part;
      const z = zoomFor(brush.height);
      const perDay = window === 'all' ? room / Math.max(1, days.end - days.start) : SCALES.half;
      const pxPerDay = perDay / z;
      const day = dayOf(frame);
      const asOf = before ? mix(dayOf(before), day) : day;
      const x =
        window === 'all'
          ? (insetLeft + MARGIN) / z - dayToX(days.start, pxPerDay)
          : (insetLeft + room * 0.4) / z - dayToX(asOf, pxPerDay);
      const camera = { x, y: (AXIS_HEIGHT - scrollTop) / z, z };
      paintRoadmapFrame({ ...brush, camera, insetLeft }, frame, before, places, pxPerDay);
    },
  };
}

export const MATRIX_PAINTER: Painter = {
  placesOf: (frame) => matrixFrame(frame.board).places,
  heightOf: (_frame, _width, height) => height,
  paint(brush, { frame, before, places }) {
    const camera = matrixCamera(matrixFrame(frame.board), brush.width, brush.height);
    paintMatrixFrame({ ...brush, camera, insetLeft: 0 }, frame, before, places);
  },
};

/** The days from the first start to the last end of all stops; around the version's own day where nothing is dated. */
export function spanOfAll(frames: readonly ReplayFrame[]): { readonly start: number; readonly end: number } {
  let [start, end] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const take = (iso: string | null) => {
    if (iso === null) return;
    const day = dayNumber(iso);
    start = Math.min(start, day);
    end = Math.max(end, day + 1);
  };
  for (const { version } of frames) {
    take(version.takenAt.slice(0, 10));
    const { initiatives, milestones } = version.changes ?? {};
    for (const record of [...(initiatives?.added ?? []), ...(initiatives?.changed ?? [])]) {
      take(record.start);
      take(record.end);
    }
    for (const record of [...(milestones?.added ?? []), ...(milestones?.changed ?? [])]) take(record.date);
  }
  return start < end ? { start, end } : { start: 0, end: 1 };
}

function dayOf({ version }: ReplayFrame): number {
  return dayNumber(version.takenAt.slice(0, 10));
}
