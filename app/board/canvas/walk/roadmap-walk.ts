import type { ItemRef } from '../layout/derived-shape.ts';
import type { RoadmapLayout } from '../layout/roadmap-layout.ts';
import { nearest, type Standing, sameItem, type WalkStep } from './walk-step.ts';

/** An item of the roadmap as the keyboard sees it: a span of days in a row of a lane. */
interface Spot {
  readonly item: ItemRef;
  readonly lane: number;
  /** The same for all items of a row. */
  readonly y: number;
  readonly start: number;
  readonly end: number;
}

/**
 * The item that a step leads to; `from` itself where there is none. Left and right follow a lane in the order of time, up and
 * down lead to the nearest in time in the next row, the group steps to the nearest in the next lane with items.
 */
export function stepOnRoadmap(layout: RoadmapLayout, from: ItemRef | null, step: WalkStep): ItemRef | null {
  const spots = spotsOf(layout);
  const here = spots.find(({ item }) => sameItem(item, from));
  if (!here) return spots[0]?.item ?? null;
  return (targetOf(spots, here, step) ?? here).item;
}

function targetOf(spots: readonly Spot[], here: Spot, step: WalkStep): Spot | null {
  const lane = spots.filter((spot) => spot.lane === here.lane);
  switch (step) {
    case 'left':
      return lane[lane.indexOf(here) - 1] ?? null;
    case 'right':
      return lane[lane.indexOf(here) + 1] ?? null;
    case 'first':
      return lane[0] ?? null;
    case 'last':
      return lane.at(-1) ?? null;
    case 'up':
    case 'down':
      return inNext(spots, here, ({ y }) => y, step === 'down' ? 1 : -1);
    default:
      return inNext(spots, here, (spot) => spot.lane, step === 'group-down' ? 1 : -1);
  }
}

/** The nearest in time among the spots of the next line, where lines count by `line`. */
function inNext(spots: readonly Spot[], here: Spot, line: (spot: Spot) => number, sign: 1 | -1): Spot | null {
  const beyond = spots.filter((spot) => (line(spot) - line(here)) * sign > 0);
  const next = Math.min(...beyond.map((spot) => line(spot) * sign)) * sign;
  const inLine = beyond.filter((spot) => line(spot) === next);
  // Those that overlap in time are all at hand: of them the one that starts nearest.
  return nearest(inLine, (spot) => gapBetween(spot, here) * 10_000 + Math.abs(spot.start - here.start));
}

function gapBetween(a: Spot, b: Spot): number {
  return Math.max(0, a.start - b.end, b.start - a.end);
}

/** Where an item stands in its lane, in the order of time; null for what is not on the roadmap. */
export function standingOnRoadmap(layout: RoadmapLayout, item: ItemRef): Standing | null {
  const spots = spotsOf(layout);
  const here = spots.find((spot) => sameItem(spot.item, item));
  if (!here) return null;
  const lane = spots.filter((spot) => spot.lane === here.lane);
  return { place: lane.indexOf(here) + 1, of: lane.length, group: layout.lanes[here.lane]?.name ?? '' };
}

/** A layout is made anew when something in it changes: its spots hold as long as it does. */
const known = new WeakMap<RoadmapLayout, readonly Spot[]>();

/** All items, lane by lane, each lane in the order of time. */
function spotsOf(layout: RoadmapLayout): readonly Spot[] {
  const spots = known.get(layout) ?? sortedSpots(layout);
  known.set(layout, spots);
  return spots;
}

function sortedSpots(layout: RoadmapLayout): Spot[] {
  const laneIndex = new Map(layout.lanes.map(({ id }, i) => [id, i]));
  const spots: Spot[] = [];
  for (const { id, laneId, start, end, y } of layout.bars.values()) {
    spots.push({ item: { kind: 'initiatives', id }, lane: laneIndex.get(laneId) ?? 0, y, start, end });
  }
  for (const { id, laneId, day, y } of layout.milestones.values()) {
    spots.push({ item: { kind: 'milestones', id }, lane: laneIndex.get(laneId) ?? 0, y, start: day, end: day + 1 });
  }
  return spots.sort((a, b) => a.lane - b.lane || a.start - b.start || a.y - b.y || (a.item.id < b.item.id ? -1 : 1));
}
