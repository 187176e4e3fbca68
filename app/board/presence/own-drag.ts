import { itemOfShape } from '#app/board/canvas/layout/derived-shape.ts';
import type { RoadmapLayout } from '#app/board/canvas/layout/roadmap-layout.ts';
import type { DerivedShape } from '#app/board/canvas/layout/shapes-from-board.ts';
import { toCanonicalX } from '#app/board/canvas/layout/time-scale.ts';
import type { DraggedItem, PresenceDrag } from '#shared/protocol/presence.ts';
import { anchorsAt } from './roadmap-anchor.ts';

/** A shape in the hand, with the place it has left. Page pixels. */
export interface HeldShape {
  readonly rest: DerivedShape;
  readonly x: number;
  readonly y: number;
  readonly w: number;
}

/** What the others are told of shapes in the hand, with the lanes they are over where `layout` tells; null when none of them stands for a record. */
export function dragOf(
  held: readonly HeldShape[],
  pxPerDay: number,
  layout: RoadmapLayout | null = null,
): PresenceDrag | null {
  const place = held[0]?.rest.page;
  if (!place) return null;
  const items = held.flatMap(({ rest, x, y, w }): DraggedItem[] => {
    const item = itemOfShape(rest.id);
    if (!item || rest.page !== place) return [];
    return place === 'matrix'
      ? [{ id: item.id, x: tenth(x), y: tenth(y), w: tenth(w) }]
      : [
          {
            id: item.id,
            x: tenth(toCanonicalX(x, pxPerDay)),
            y: tenth(y - rest.y),
            w: tenth(toCanonicalX(w, pxPerDay)),
            ...(layout && y !== rest.y ? { anchors: anchorsAt(layout, y + rest.h / 2, null) } : {}),
          },
        ];
  });
  return items.length > 0 ? { place, items, more: 0 } : null;
}

/** Whether all lie where they were taken from: nothing will be written. */
export function isBack(held: readonly HeldShape[]): boolean {
  return held.every(({ rest, x, y, w }) => rest.x === x && rest.y === y && rest.w === w);
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
