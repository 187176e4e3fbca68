import type { BoardView } from '#shared/board/board-view.ts';
import type { Initiative } from '#shared/board/records/initiative.ts';
import type { Milestone } from '#shared/board/records/milestone.ts';
import { dayNumber } from '#shared/schedule/calendar.ts';
import { type Packed, packRows, type Span } from './pack-rows.ts';

/** A horizontal band of the roadmap. `y` and `height` in page pixels. */
export interface Lane {
  /** The team's id, or the name of the lane that has none. */
  readonly id: string;
  readonly kind: 'programme' | 'team' | 'no-team';
  readonly name: string;
  readonly colour: string | null;
  readonly y: number;
  readonly height: number;
  /** Initiatives in it, the unscheduled ones not counted. */
  readonly count: number;
}

/** Where a bar lies. Days are day numbers; `end` is exclusive. */
export interface BarSlot {
  readonly id: string;
  readonly laneId: string;
  readonly start: number;
  readonly end: number;
  /** Which end is only assumed, because its date is missing. */
  readonly open: 'start' | 'end' | null;
  readonly y: number;
  /** Start of the next bar of the row: until there a title may run on. */
  readonly nextStart: number | null;
}

export interface MilestoneSlot {
  readonly id: string;
  readonly laneId: string;
  readonly day: number;
  readonly y: number;
  readonly nextDay: number | null;
}

/** The roadmap without a time scale: days across, page pixels down. */
export interface RoadmapLayout {
  readonly lanes: readonly Lane[];
  readonly bars: ReadonlyMap<string, BarSlot>;
  readonly milestones: ReadonlyMap<string, MilestoneSlot>;
  readonly unscheduled: readonly Initiative[];
  readonly height: number;
  readonly barHeight: number;
  readonly rowHeight: number;
  /** First day and the day after the last of everything scheduled; null when nothing is. */
  readonly span: { readonly start: number; readonly end: number } | null;
}

export const PROGRAMME_LANE = 'programme';
export const NO_TEAM_LANE = 'no-team';
/** Boards with more initiatives are drawn compactly. */
const COMPACT_FROM = 120;
const ROOMY = { row: 42, bar: 26, padding: 6 };
const COMPACT = { row: 28, bar: 20, padding: 6 };
const MILESTONE_ROW = 30;
/** Length of a bar whose other date is missing. */
const ASSUMED_DAYS = 28;

interface LaneContent {
  readonly spans: BarSpan[];
  readonly milestones: Milestone[];
}
type BarSpan = Span & { readonly open: BarSlot['open'] };

/** Lays out lanes, bars (packed so that none overlap) and milestones. Stages of an initiative are no milestones here. */
export function layoutRoadmap(view: Pick<BoardView, 'teams' | 'initiatives' | 'milestones'>): RoadmapLayout {
  const size = view.initiatives.list.length > COMPACT_FROM ? COMPACT : ROOMY;
  const contents = new Map<string, LaneContent>();
  const contentOf = (laneId: string) => {
    const content = contents.get(laneId) ?? { spans: [], milestones: [] };
    contents.set(laneId, content);
    return content;
  };
  const unscheduled: Initiative[] = [];
  for (const initiative of view.initiatives.list) {
    const span = spanOf(initiative);
    const known = initiative.teamId !== null && view.teams.byId.has(initiative.teamId);
    if (span) contentOf(known ? (initiative.teamId as string) : NO_TEAM_LANE).spans.push(span);
    else unscheduled.push(initiative);
  }
  for (const milestone of view.milestones.list) {
    if (milestone.initiativeId !== null) continue;
    const known = milestone.teamId !== null && view.teams.byId.has(milestone.teamId);
    contentOf(known ? (milestone.teamId as string) : PROGRAMME_LANE).milestones.push(milestone);
  }

  const lanes: Lane[] = [];
  const bars = new Map<string, BarSlot>();
  const milestones = new Map<string, MilestoneSlot>();
  let y = 0;
  const addLane = (lane: Pick<Lane, 'id' | 'kind' | 'name' | 'colour'>) => {
    const { spans, milestones: dated } = contents.get(lane.id) ?? { spans: [], milestones: [] };
    const { rows, packed } = packRows(spans);
    const firstRow = y + size.padding + (dated.length > 0 ? MILESTONE_ROW : 0);
    for (const bar of packed) bars.set(bar.span.id, barSlot(lane.id, bar, firstRow, size));
    for (const slot of milestoneSlots(lane.id, dated, y + size.padding + MILESTONE_ROW / 2))
      milestones.set(slot.id, slot);
    const rowCount = lane.kind === 'programme' ? rows : Math.max(1, rows);
    const height = firstRow - y + rowCount * size.row + size.padding;
    lanes.push({ ...lane, y, height, count: spans.length });
    y += height;
  };
  if (contents.has(PROGRAMME_LANE)) addLane({ id: PROGRAMME_LANE, kind: 'programme', name: 'Programme', colour: null });
  for (const team of view.teams.list) addLane({ id: team.id, kind: 'team', name: team.name, colour: team.colour });
  if (contents.has(NO_TEAM_LANE)) addLane({ id: NO_TEAM_LANE, kind: 'no-team', name: 'No team', colour: null });

  const span = spanOfAll(bars, milestones);
  return { lanes, bars, milestones, unscheduled, height: y, barHeight: size.bar, rowHeight: size.row, span };
}

/** The lane at a page y; the nearest where there is none. Null on a board without lanes. */
export function laneAt(layout: RoadmapLayout, y: number): Lane | null {
  return layout.lanes.find((lane) => y < lane.y + lane.height) ?? layout.lanes.at(-1) ?? null;
}

function spanOf({ id, start, end }: Initiative): BarSpan | null {
  if (start !== null && end !== null) {
    const first = dayNumber(start);
    return { id, start: first, end: Math.max(first, dayNumber(end)) + 1, open: null };
  }
  if (start !== null) return { id, start: dayNumber(start), end: dayNumber(start) + ASSUMED_DAYS, open: 'end' };
  if (end !== null) return { id, start: dayNumber(end) + 1 - ASSUMED_DAYS, end: dayNumber(end) + 1, open: 'start' };
  return null;
}

function barSlot(laneId: string, { span, row, nextStart }: Packed<BarSpan>, y: number, size: typeof ROOMY): BarSlot {
  return { ...span, laneId, nextStart, y: y + row * size.row + (size.row - size.bar) / 2 };
}

function milestoneSlots(laneId: string, milestones: readonly Milestone[], y: number): MilestoneSlot[] {
  const sorted = [...milestones].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.id < b.id ? -1 : 1));
  return sorted.map(({ id, date }, i) => {
    const next = sorted[i + 1];
    return { id, laneId, day: dayNumber(date), y, nextDay: next ? dayNumber(next.date) : null };
  });
}

function spanOfAll(
  bars: ReadonlyMap<string, BarSlot>,
  milestones: ReadonlyMap<string, MilestoneSlot>,
): RoadmapLayout['span'] {
  let start = Number.POSITIVE_INFINITY;
  let end = Number.NEGATIVE_INFINITY;
  for (const bar of bars.values()) {
    start = Math.min(start, bar.start);
    end = Math.max(end, bar.end);
  }
  for (const { day } of milestones.values()) {
    start = Math.min(start, day);
    end = Math.max(end, day + 1);
  }
  return start < end ? { start, end } : null;
}
