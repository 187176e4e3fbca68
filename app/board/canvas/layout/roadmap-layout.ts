import type { BoardView } from '#shared/board/board-view.ts';
import type { Initiative } from '#shared/board/records/initiative.ts';
import type { Milestone } from '#shared/board/records/milestone.ts';
import { dayNumber } from '#shared/schedule/calendar.ts';
import { type Grouping, type LaneGroup, type LaneSources, laneGroups, PROGRAMME_LANE } from './lane-groups.ts';
import { type Packed, packRows, type Span } from './pack-rows.ts';
import { type StoodBefore, stoodBefore } from './stood.ts';

/** A horizontal band of the roadmap. `y` and `height` in page pixels. */
export interface Lane extends LaneGroup {
  readonly y: number;
  readonly height: number;
  /** Initiatives in it, the unscheduled ones not counted. */
  readonly count: number;
  /** Where its first row begins, and how many it has. */
  readonly firstRow: number;
  readonly rows: number;
  /** Collapsed: its bars are blocks in one thin row, and no shapes. */
  readonly folded: boolean;
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
  /** The bars of collapsed lanes, at the middle of their row. */
  readonly blocks: ReadonlyMap<string, BarSlot>;
  readonly milestones: ReadonlyMap<string, MilestoneSlot>;
  /** Where bars and milestones of an earlier version stood that stand there no more; empty unless one is compared with. */
  readonly ghosts: ReadonlyMap<string, BarSlot>;
  readonly ghostMilestones: ReadonlyMap<string, MilestoneSlot>;
  readonly unscheduled: readonly Initiative[];
  readonly height: number;
  readonly barHeight: number;
  readonly rowHeight: number;
  /** First day and the day after the last of everything scheduled; null when nothing is. */
  readonly span: { readonly start: number; readonly end: number } | null;
}

/** Boards with more initiatives are drawn compactly. */
const COMPACT_FROM = 120;
const ROOMY = { row: 42, bar: 26, padding: 6 };
const COMPACT = { row: 28, bar: 20, padding: 6 };
const MILESTONE_ROW = 30;
/** Height of a collapsed lane. */
const FOLDED_HEIGHT = 34;
/** Length of a bar whose other date is missing. */
const ASSUMED_DAYS = 28;

interface LaneContent {
  readonly spans: RowSpan[];
  readonly milestones: DatedMilestone[];
}
type BarSpan = Span & { readonly open: BarSlot['open']; readonly order: string };
/** What a bar takes of its row: itself, and where it stood. */
type RowSpan = BarSpan & { readonly bar: BarSpan; readonly isGhost: boolean };
interface DatedMilestone {
  readonly milestone: Milestone;
  readonly isGhost: boolean;
}

/** How the lanes are made. Without it: one for each team, none collapsed. */
export interface LaneOptions extends Pick<LaneSources, 'objectives' | 'ownerName'> {
  readonly grouping: Grouping;
  /** Ids of the collapsed lanes. */
  readonly folded: ReadonlySet<string>;
  /** Lanes without anything in them are left out. */
  readonly hidesEmpty: boolean;
}

const BY_TEAM: LaneOptions = {
  grouping: 'team',
  objectives: { list: [], byId: new Map() },
  ownerName: (owner) => owner,
  folded: new Set(),
  hidesEmpty: false,
};

/**
 * Lays out lanes, bars (packed so that none overlap) and milestones. Stages of an initiative are no milestones here. Lanes
 * of other things than teams leave the dates of teams to the programme's lane. With an earlier version to compare with
 * (`before`), rows keep room for where its bars stood.
 */
export function layoutRoadmap(
  view: Pick<BoardView, 'teams' | 'initiatives' | 'milestones'>,
  options: LaneOptions = BY_TEAM,
  before: StoodBefore | null = null,
): RoadmapLayout {
  const size = view.initiatives.list.length > COMPACT_FROM ? COMPACT : ROOMY;
  const { groups, none, laneOf } = laneGroups(options.grouping, { ...options, ...view });
  const contents = new Map<string, LaneContent>();
  const contentOf = (laneId: string) => {
    const content = contents.get(laneId) ?? { spans: [], milestones: [] };
    contents.set(laneId, content);
    return content;
  };
  const laneOfMilestone = ({ teamId }: Milestone) =>
    options.grouping === 'team' && teamId !== null && view.teams.byId.has(teamId) ? teamId : PROGRAMME_LANE;
  const { initiatives, milestones: allMilestones } = view;
  const stood =
    before &&
    stoodBefore<BarSpan>(before, {
      ...{ initiatives: initiatives.byId, milestones: allMilestones.byId, laneOf, laneOfMilestone, spanOf },
    });
  const unscheduled: Initiative[] = [];
  for (const initiative of initiatives.list) {
    const bar = spanOf(initiative);
    const laneId = laneOf(initiative);
    if (bar) contentOf(laneId).spans.push({ ...(stood?.widened(bar, laneId) ?? bar), bar, isGhost: false });
    else unscheduled.push(initiative);
  }
  for (const { laneId, span } of stood?.ghosts ?? [])
    contentOf(laneId).spans.push({ ...span, bar: span, isGhost: true });
  for (const milestone of allMilestones.list) {
    if (milestone.initiativeId !== null) continue;
    contentOf(laneOfMilestone(milestone)).milestones.push({ milestone, isGhost: false });
  }
  for (const { laneId, milestone } of stood?.milestones ?? [])
    contentOf(laneId).milestones.push({ milestone, isGhost: true });

  const lanes: Lane[] = [];
  const bars = new Map<string, BarSlot>();
  const blocks = new Map<string, BarSlot>();
  const milestones = new Map<string, MilestoneSlot>();
  const ghosts = new Map<string, BarSlot>();
  const ghostMilestones = new Map<string, MilestoneSlot>();
  let y = 0;
  const addLane = (lane: LaneGroup) => {
    const { spans, milestones: dated } = contents.get(lane.id) ?? { spans: [], milestones: [] };
    const folded = options.folded.has(lane.id);
    const firstRow = y + size.padding + (dated.length > 0 ? MILESTONE_ROW : 0);
    const milestoneY = folded ? y + FOLDED_HEIGHT / 2 : y + size.padding + MILESTONE_ROW / 2;
    for (const { isGhost, ...slot } of milestoneSlots(lane.id, dated, milestoneY))
      (isGhost ? ghostMilestones : milestones).set(slot.id, slot);
    const count = spans.filter(({ isGhost }) => !isGhost).length;
    if (folded) {
      for (const { bar, isGhost } of spans)
        if (!isGhost) blocks.set(bar.id, { ...bar, laneId: lane.id, nextStart: null, y: milestoneY });
      lanes.push({ ...lane, y, height: FOLDED_HEIGHT, count, firstRow, rows: 1, folded });
      y += FOLDED_HEIGHT;
      return;
    }
    const { rows, packed } = packRows(spans);
    for (const bar of packed)
      (bar.span.isGhost ? ghosts : bars).set(bar.span.id, barSlot(lane.id, bar, firstRow, size));
    const rowCount = lane.kind === 'programme' ? rows : Math.max(1, rows);
    const height = firstRow - y + rowCount * size.row + size.padding;
    lanes.push({ ...lane, y, height, count, firstRow, rows: rowCount, folded });
    y += height;
  };
  if (contents.has(PROGRAMME_LANE)) addLane(PROGRAMME);
  for (const group of groups) if (!options.hidesEmpty || contents.has(group.id)) addLane(group);
  if (contents.has(none.id)) addLane(none);

  const span = spanOfAll([...bars.values(), ...blocks.values(), ...ghosts.values()], milestones);
  const marks = { bars, blocks, milestones, ghosts, ghostMilestones };
  return { lanes, ...marks, unscheduled, height: y, barHeight: size.bar, rowHeight: size.row, span };
}

const PROGRAMME: LaneGroup = { id: PROGRAMME_LANE, kind: 'programme', name: 'Programme', colour: null, fields: {} };

/** The lane at a page y; the nearest where there is none. Null on a board without lanes. */
export function laneAt(layout: RoadmapLayout, y: number): Lane | null {
  return layout.lanes.find((lane) => y < lane.y + lane.height) ?? layout.lanes.at(-1) ?? null;
}

/** The days of an initiative's bar; null when it is unscheduled. */
export function spanOf({ id, start, end, order }: Pick<Initiative, 'id' | 'start' | 'end' | 'order'>): BarSpan | null {
  if (start !== null && end !== null) {
    const first = dayNumber(start);
    return { id, order, start: first, end: Math.max(first, dayNumber(end)) + 1, open: null };
  }
  if (start !== null) return { id, order, start: dayNumber(start), end: dayNumber(start) + ASSUMED_DAYS, open: 'end' };
  if (end !== null)
    return { id, order, start: dayNumber(end) + 1 - ASSUMED_DAYS, end: dayNumber(end) + 1, open: 'start' };
  return null;
}

function barSlot(laneId: string, { span, row, nextStart }: Packed<RowSpan>, y: number, size: typeof ROOMY): BarSlot {
  return { ...span.bar, laneId, nextStart, y: y + row * size.row + (size.row - size.bar) / 2 };
}

function milestoneSlots(laneId: string, dated: readonly DatedMilestone[], y: number) {
  const sorted = [...dated].sort(({ milestone: a }, { milestone: b }) =>
    a.date < b.date ? -1 : a.date > b.date ? 1 : a.id < b.id ? -1 : 1,
  );
  return sorted.map(({ milestone: { id, date }, isGhost }, i) => {
    const next = sorted[i + 1]?.milestone;
    return { id, laneId, day: dayNumber(date), y, nextDay: next ? dayNumber(next.date) : null, isGhost };
  });
}

function spanOfAll(bars: readonly BarSlot[], milestones: ReadonlyMap<string, MilestoneSlot>): RoadmapLayout['span'] {
  let start = Number.POSITIVE_INFINITY;
  let end = Number.NEGATIVE_INFINITY;
  for (const bar of bars) {
    start = Math.min(start, bar.start);
    end = Math.max(end, bar.end);
  }
  for (const { day } of milestones.values()) {
    start = Math.min(start, day);
    end = Math.max(end, day + 1);
  }
  return start < end ? { start, end } : null;
}
