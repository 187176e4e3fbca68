import { type DerivedType, derivedShapeId } from '#app/board/canvas/layout/derived-shape.ts';
import type { RoadmapLayout } from '#app/board/canvas/layout/roadmap-layout.ts';
import type { DerivedShape } from '#app/board/canvas/layout/shapes-from-board.ts';
import { fromCanonicalX } from '#app/board/canvas/layout/time-scale.ts';
import type { PresenceDrag } from '#shared/protocol/presence.ts';
import { anchoredY } from './roadmap-anchor.ts';

/** An item on its way in somebody's hand, and where it rests in the document. Page pixels. */
export interface Ghost {
  /** Id of the record. */
  readonly id: string;
  readonly type: DerivedType;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly rest: DerivedShape;
}

/**
 * Where a drag of somebody else is on this screen, whatever its scale; `rest` are the shapes of this picture. Items that
 * are not on it are left out. With `layout`, what is over a lane is over that lane.
 */
export function ghostsOf(
  drag: PresenceDrag,
  rest: ReadonlyMap<string, DerivedShape>,
  pxPerDay: number,
  layout: RoadmapLayout | null = null,
): Ghost[] {
  return drag.items.flatMap(({ id, x, y, w, anchors }): Ghost[] => {
    const shape = shapeOfRecord(id, drag.place, rest);
    if (!shape) return [];
    const { type, h } = shape;
    if (type === 'qd-chip') return [{ id, type, x, y, w: shape.w, h, rest: shape }];
    const left = fromCanonicalX(x, pxPerDay);
    const width = fromCanonicalX(w, pxPerDay);
    const middle = layout && anchors ? anchoredY(layout, anchors) : shape.y + y + h / 2;
    // Over a lane that is none here it stays in its row.
    const top = middle === null ? shape.y : middle - h / 2;
    if (type === 'qd-bar') return [{ id, type, x: left, y: top, w: width, h, rest: shape }];
    // A diamond is as wide on every scale: its middle is its day.
    return [{ id, type, x: left + width / 2 - shape.w / 2, y: top, w: shape.w, h, rest: shape }];
  });
}

/** The shape of a record on a place; undefined when it has none there. */
export function shapeOfRecord(
  id: string,
  place: PresenceDrag['place'],
  rest: ReadonlyMap<string, DerivedShape>,
): DerivedShape | undefined {
  if (place === 'matrix') return rest.get(derivedShapeId('risks', id));
  return rest.get(derivedShapeId('initiatives', id)) ?? rest.get(derivedShapeId('milestones', id));
}
