import type { ItemRef } from '#app/board/canvas/layout/derived-shape.ts';
import { laneAt, type RoadmapLayout } from '#app/board/canvas/layout/roadmap-layout.ts';
import type { PresenceAnchor } from '#shared/protocol/presence.ts';

/** What a height on this roadmap is counted from, for screens whose lanes lie elsewhere: an item there, and its lane. */
export function anchorsAt(layout: RoadmapLayout, y: number, item: ItemRef | null): PresenceAnchor[] {
  const top = item && topOf(layout, item.id);
  const lane = laneAt(layout, y);
  return [
    ...(item && top !== null ? [{ of: 'item' as const, id: item.id, dy: hundredth(y - top) }] : []),
    ...(lane ? [{ of: 'lane' as const, id: lane.id, dy: hundredth(y - lane.y) }] : []),
  ];
}

/**
 * The height that anchors mean on this roadmap; null where it shows none of them. Within a lane that is lower here it is
 * at the lane's end; what lies below the last lane stays below it.
 */
export function anchoredY(layout: RoadmapLayout, anchors: readonly PresenceAnchor[]): number | null {
  for (const { of, id, dy } of anchors) {
    if (of === 'item') {
      const top = topOf(layout, id);
      if (top !== null) return top + dy;
      continue;
    }
    const lane = layout.lanes.find((other) => other.id === id);
    if (!lane) continue;
    return lane.y + (lane === layout.lanes.at(-1) ? dy : Math.min(dy, lane.height));
  }
  return null;
}

function topOf({ bars, milestones, blocks }: RoadmapLayout, id: string): number | null {
  return (bars.get(id) ?? milestones.get(id) ?? blocks.get(id))?.y ?? null;
}

function hundredth(value: number): number {
  return Math.round(value * 100) / 100;
}
