import type { MatrixLayout } from '#app/board/matrix/matrix-layout.ts';
import { type DerivedShapeId, type DerivedType, derivedShapeId } from './derived-shape.ts';
import type { RoadmapLayout } from './roadmap-layout.ts';
import { dayToX } from './time-scale.ts';

/** A derived shape as it should lie on its page. */
export interface DerivedShape {
  readonly id: DerivedShapeId;
  readonly type: DerivedType;
  readonly page: 'roadmap' | 'matrix';
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export const MILESTONE_SIZE = 18;

/** Bars and milestones of the roadmap at a scale. */
export function roadmapShapes(layout: RoadmapLayout, pxPerDay: number): DerivedShape[] {
  const shapes: DerivedShape[] = [];
  for (const { id, start, end, y } of layout.bars.values()) {
    const x = dayToX(start, pxPerDay);
    const w = (end - start) * pxPerDay;
    shapes.push({
      id: derivedShapeId('initiatives', id),
      type: 'qd-bar',
      page: 'roadmap',
      x,
      y,
      w,
      h: layout.barHeight,
    });
  }
  for (const { id, day, y } of layout.milestones.values()) {
    // A milestone is the evening of its day.
    const x = dayToX(day + 1, pxPerDay) - MILESTONE_SIZE / 2;
    shapes.push({
      id: derivedShapeId('milestones', id),
      type: 'qd-milestone',
      page: 'roadmap',
      x,
      y: y - MILESTONE_SIZE / 2,
      w: MILESTONE_SIZE,
      h: MILESTONE_SIZE,
    });
  }
  return shapes;
}

/** Chips of the risk matrix. */
export function matrixShapes(layout: MatrixLayout): DerivedShape[] {
  return [...layout.chips.values()].map(({ id, x, y, w, h }) => ({
    id: derivedShapeId('risks', id),
    type: 'qd-chip',
    page: 'matrix',
    x,
    y,
    w,
    h,
  }));
}
