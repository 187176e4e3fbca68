import { barDetail } from '#app/board/canvas/layout/bar-geometry.ts';
import { layoutRoadmap, type RoadmapLayout } from '#app/board/canvas/layout/roadmap-layout.ts';
import { MILESTONE_SIZE } from '#app/board/canvas/layout/shapes-from-board.ts';
import { dayToX } from '#app/board/canvas/layout/time-scale.ts';
import { type Brush, toScreenX, toScreenY } from '#app/board/canvas/paint/brush.ts';
import { AXIS_HEIGHT, paintAxis } from '#app/board/canvas/paint/paint-axis.ts';
import { paintBar } from '#app/board/canvas/paint/paint-bar.ts';
import { paintGrid, paintToday } from '#app/board/canvas/paint/paint-grid.ts';
import { paintMilestone } from '#app/board/canvas/paint/paint-milestone.ts';
import type { PlainBoard } from '#shared/board/plain-board.ts';
import type { ReplayFrame } from '#shared/history/replay-frames.ts';
import { dayNumber } from '#shared/schedule/calendar.ts';
import type { Placed, Places } from './glide.ts';
import { tableOf } from './table-of.ts';

/** The timeline at one stop: days across and page pixels down, as the board's roadmap lays it out. */
export interface RoadmapFrame {
  readonly layout: RoadmapLayout;
  /** By the record's id; x and w in days, y in page pixels. */
  readonly places: Places;
}

const laidOut = new WeakMap<PlainBoard, RoadmapFrame>();

/** Laid out once for each stop. */
export function roadmapFrame(board: PlainBoard): RoadmapFrame {
  const known = laidOut.get(board);
  if (known) return known;
  const { teams, initiatives, milestones } = board;
  const layout = layoutRoadmap({
    teams: tableOf(teams),
    initiatives: tableOf(initiatives),
    milestones: tableOf(milestones),
  });
  const places = new Map<string, Placed>();
  for (const { id, start, end, y } of layout.bars.values()) places.set(id, { x: start, y, w: end - start, alpha: 1 });
  for (const { id, day, y } of layout.milestones.values()) places.set(id, { x: day + 1, y, w: 0, alpha: 1 });
  const frame = { layout, places };
  laidOut.set(board, frame);
  return frame;
}

/** What of the lanes stands left of the timeline. Pixels of the screen. */
export function laneColumn(width: number): number {
  return width < 520 ? 76 : 124;
}

/** Paints a stop with its items at `places`; `frame` is the stop that is gone to, `before` the one they come from. */
export function paintRoadmapFrame(
  brush: Brush,
  frame: ReplayFrame,
  before: ReplayFrame | null,
  places: Places,
  pxPerDay: number,
): void {
  const { layout } = roadmapFrame(frame.board);
  const { ctx, camera, palette, width, height } = brush;
  const z = camera.z;
  const [now, was] = [recordsOf(frame.board), before ? recordsOf(before.board) : null];
  const asOf = dayNumber(frame.version.takenAt.slice(0, 10));
  paintGrid(brush, layout.lanes, pxPerDay);
  ctx.textBaseline = 'middle';
  for (const [id, { x, y, w, alpha }] of places) {
    const [left, top] = [toScreenX(brush, dayToX(x, pxPerDay)), toScreenY(brush, y)];
    if (top > height || top + layout.barHeight * z < 0 || left > width || left + w * pxPerDay * z < -200) continue;
    ctx.globalAlpha = alpha;
    const initiative = now.initiatives.get(id) ?? was?.initiatives.get(id);
    if (initiative) {
      const bar = { x: left, y: top, w: w * pxPerDay * z, h: layout.barHeight * z };
      const next = layout.bars.get(id)?.nextStart ?? null;
      const nextX = next === null ? null : toScreenX(brush, dayToX(next, pxPerDay));
      paintBar(brush, bar, initiative, { ...PLAIN, nextX }, barDetail(bar.h));
    } else {
      const milestone = now.milestones.get(id) ?? was?.milestones.get(id);
      const size = MILESTONE_SIZE * z;
      const next = layout.milestones.get(id)?.nextDay ?? null;
      const nextX = next === null ? null : toScreenX(brush, dayToX(next + 1, pxPerDay));
      const box = { x: left - size / 2, y: top - size / 2, w: size, h: size };
      if (milestone) paintMilestone(brush, box, milestone, nextX, null);
    }
    // What is half there has half a title.
    if (alpha < 1) brush.lines.flush();
  }
  brush.lines.flush();
  ctx.globalAlpha = 1;
  paintToday(brush, asOf, pxPerDay);
  ctx.fillStyle = palette.paper;
  ctx.fillRect(0, 0, width, AXIS_HEIGHT);
  paintLaneNames(brush, layout);
  paintAxis({ ...brush, height: AXIS_HEIGHT }, asOf, pxPerDay);
  brush.lines.flush();
}

const PLAIN = {
  open: null,
  stages: [],
  hatchedTo: null,
  parts: { threat: null, links: null, owner: '' },
  hovered: false,
} as const;

function paintLaneNames(brush: Brush, { lanes }: RoadmapLayout): void {
  const { ctx, palette, text, lines, camera, insetLeft, height } = brush;
  ctx.fillStyle = palette.paper;
  ctx.fillRect(0, 0, insetLeft, height);
  ctx.fillStyle = palette.line;
  ctx.fillRect(insetLeft - 1, 0, 1, height);
  for (const { name, y, height: h } of lanes) {
    const [top, bottom] = [Math.max(toScreenY(brush, y), AXIS_HEIGHT), toScreenY(brush, y + h)];
    if (bottom < AXIS_HEIGHT || top > height) continue;
    ctx.fillStyle = palette.line;
    ctx.fillRect(0, Math.round(bottom), insetLeft, 1);
    if (bottom - top >= 12)
      lines.write(
        text.fit(name, 550, 12, insetLeft - 20),
        550,
        12,
        10,
        top + Math.min(14, (bottom - top) / 2),
        palette.ink,
      );
  }
  // Names of lanes that begin above lie under the axis.
  lines.flush();
  ctx.fillStyle = palette.paper;
  ctx.fillRect(0, 0, insetLeft, Math.min(AXIS_HEIGHT, camera.z > 0 ? AXIS_HEIGHT : 0));
}

interface Records {
  readonly initiatives: ReadonlyMap<string, PlainBoard['initiatives'][number]>;
  readonly milestones: ReadonlyMap<string, PlainBoard['milestones'][number]>;
}

function recordsOf({ initiatives, milestones }: PlainBoard): Records {
  return { initiatives: tableOf(initiatives).byId, milestones: tableOf(milestones).byId };
}
