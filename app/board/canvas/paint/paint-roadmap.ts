import type { Editor, TLShapeId } from '@tldraw/tldraw';
import type { Initiative } from '#shared/board/records/initiative.ts';
import type { Milestone } from '#shared/board/records/milestone.ts';
import { dayNumber } from '#shared/schedule/calendar.ts';
import type { DerivedTLShape } from '../editor/derived-shape-utils.ts';
import type { BoardLink, PictureState } from '../editor/picture-state.ts';
import { type BarDetail, barDetail, type ScreenBar } from '../layout/bar-geometry.ts';
import { derivedShapeId, itemOfShape } from '../layout/derived-shape.ts';
import { type CostOf, overlap } from '../layout/link-label.ts';
import type { BarSlot } from '../layout/roadmap-layout.ts';
import { dayToX } from '../layout/time-scale.ts';
import { paintCriticality } from '../schedule/paint-critical.ts';
import { paintSlip } from '../schedule/paint-slip.ts';
import { paintGhostsOfBefore } from '../since/paint-ghosts-of-before.ts';
import { chipOf, paintMilestoneStood, paintSinceBar } from '../since/paint-since.ts';
import { type Brush, toScreenX, toScreenY } from './brush.ts';
import { paintPlus } from './change-signs.ts';
import { inTwoPasses } from './in-two-passes.ts';
import { paintBar } from './paint-bar.ts';
import { paintBlocks } from './paint-blocks.ts';
import { paintDaysOff } from './paint-days-off.ts';
import { paintGrid, paintToday } from './paint-grid.ts';
import { type Hatching, paintHatching } from './paint-hatching.ts';
import { type Anchors, type LinkLayer, paintLinks } from './paint-links.ts';
import { paintMilestone } from './paint-milestone.ts';
import type { Stage } from './paint-stages.ts';

/** The whole roadmap as the camera sees it; shapes stand where the hand holds them at this moment. */
export function paintRoadmap(brush: Brush, editor: Editor, state: PictureState): void {
  const { ctx, height, width } = brush;
  const layout = state.roadmap.get();
  const view = state.view.get();
  const pxPerDay = state.pxPerDay.get();
  const hovered = editor.getHoveredShapeId();
  const counts = state.linksShown.get() ? null : state.linkCounts.get();
  const notes = state.notes.get();
  const threats = state.threats.get();
  const marks = state.since.marks.get();
  const screenX = (day: number) => toScreenX(brush, dayToX(day, pxPerDay));

  paintDaysOff(brush, state.calendar.get(), pxPerDay);
  paintGrid(brush, layout.lanes, pxPerDay);
  paintBlocks(brush, state);
  paintBoardLinks(brush, 'under', editor, state);
  ctx.textBaseline = 'middle';
  brush.lines.remember();
  const bars = barsInView(brush, editor, state);
  const bright = state.schedule.bright.get();
  const critical = state.schedule.critical.get();
  paintHatching(brush, bars.filter(({ slot }) => bright?.has(slot.id) ?? true).flatMap(hatchingOf));
  const recordId = ({ slot }: BarInView) => slot.id;
  inTwoPasses(brush, state, bars, recordId, ({ id, bar, initiative, slot, nextX, hatchedTo, detail }) => {
    const isFull = detail === 'full';
    const threat = isFull && !isOver(initiative) ? threats.get(slot.id) : undefined;
    const facts = {
      open: slot.open,
      nextX,
      hatchedTo,
      stages: isFull ? stagesOnScreen(state.stages.get().get(slot.id), screenX) : [],
      parts: {
        threat: threat ?? null,
        links: counts?.get(slot.id) ?? null,
        owner: notes.get(slot.id)?.owner ?? '',
        since: chipOf(marks.get(slot.id)),
      },
      hovered: hovered === id,
    };
    paintBar(brush, bar, initiative, facts, detail);
    const mark = marks.get(slot.id);
    if (mark) paintSinceBar(brush, bar, mark, screenX);
    const criticality = critical?.get(slot.id);
    if (criticality) paintCriticality(brush, bar, criticality);
  });
  const milestones = layout.milestones.values();
  inTwoPasses(
    brush,
    state,
    milestones,
    ({ id }) => id,
    (slot) => {
      const box = boxOnScreen(brush, editor, state, derivedShapeId('milestones', slot.id) as TLShapeId);
      const milestone = view.milestones.byId.get(slot.id);
      if (!box || !milestone || box.x > width || box.y > height || box.y + box.h < 0) return;
      const simulated = state.simulated.get().get(slot.id);
      const late = simulated ? simulated.p80 - simulated.planned : 0;
      const p80X = late > 0 ? box.x + box.w / 2 + screenX(late) - screenX(0) : null;
      const nextX = slot.nextDay === null ? null : screenX(slot.nextDay + 1);
      const mark = marks.get(slot.id);
      if (mark?.was) paintMilestoneStood(brush, box, screenX(mark.was.end));
      paintMilestone(brush, box, milestone, nextX, p80X, chipOf(mark));
      if (mark?.type === 'new') paintPlus(brush, box.x + 2, box.y + 2, 5);
    },
  );
  paintGhostsOfBefore(brush, state);
  // What lies over bars lies over their titles too, so those come first.
  brush.lines.flush();
  const coversText = brush.lines.writtenIn();
  paintBoardLinks(brush, 'over', editor, state, (box) =>
    coversText(box) ? 3 : bars.some(({ bar }) => overlap(bar, box)) ? 1 : 0,
  );
  paintSlip(brush, state, ({ kind, id }) => restOnScreen(brush, state, derivedShapeId(kind, id)));
  paintToday(brush, state.today.get(), pxPerDay);
}

/** A bar that shows, with what follows from where it is. All x on the screen. */
interface BarInView {
  readonly id: TLShapeId;
  readonly slot: BarSlot;
  readonly bar: ScreenBar;
  readonly initiative: Initiative;
  readonly detail: BarDetail;
  readonly nextX: number | null;
  /** Where the bar is continued to: solid up to P50, hatched up to P80. Null where that is no later than its end. */
  readonly solidTo: number | null;
  readonly hatchedTo: number | null;
}

function barsInView(brush: Brush, editor: Editor, state: PictureState): BarInView[] {
  const { height, width } = brush;
  const view = state.view.get();
  const pxPerDay = state.pxPerDay.get();
  const screenX = (day: number) => toScreenX(brush, dayToX(day, pxPerDay));
  const bars: BarInView[] = [];
  for (const slot of state.roadmap.get().bars.values()) {
    const id = derivedShapeId('initiatives', slot.id) as TLShapeId;
    const bar = boxOnScreen(brush, editor, state, id);
    if (!bar || bar.y > height || bar.y + bar.h < 0 || bar.x > width) continue;
    const nextX = slot.nextStart === null ? null : screenX(slot.nextStart);
    // A title may stand right of its bar, so a bar left of the picture can still show.
    if (bar.x + bar.w < 0 && (nextX ?? width) < 60) continue;
    const initiative = view.initiatives.byId.get(slot.id);
    if (!initiative) continue;
    // In the hand the bar is elsewhere than its dates: what follows it goes with it.
    const beyond = (days: number | null) => {
      if (days === null || days <= 0) return null;
      return bar.x + bar.w + screenX(slot.end + days) - screenX(slot.end);
    };
    const { p50, p80 } = daysBeyondEnd(state, slot);
    const [solidTo, hatchedTo] = [beyond(p50), beyond(p80)];
    bars.push({ id, slot, bar, initiative, nextX, solidTo, hatchedTo, detail: barDetail(bar.h) });
  }
  return bars;
}

/** Calendar days from a bar's end to its P50 and P80: by the simulation, before it has answered by the bar alone. */
function daysBeyondEnd(
  state: PictureState,
  slot: BarSlot,
): { readonly p50: number | null; readonly p80: number | null } {
  const simulated = state.simulated.get().get(slot.id);
  // Counted from the end it was simulated with: a bar that was moved since takes them along until the next answer.
  if (simulated) return { p50: simulated.p50 - simulated.planned, p80: simulated.p80 - simulated.planned };
  const p80 = state.notes.get().get(slot.id)?.p80 ?? null;
  return { p50: null, p80: p80 === null ? null : p80 + 1 - slot.end };
}

function hatchingOf({ bar, initiative, solidTo, hatchedTo, detail, nextX }: BarInView): Hatching[] {
  const end = hatchedTo ?? solidTo;
  if (end === null) return [];
  const limit = nextX ?? Number.POSITIVE_INFINITY;
  const from = Math.min(solidTo ?? bar.x + bar.w, limit);
  return [{ bar, from, to: Math.min(end, limit), status: initiative.status, detail }];
}

function stagesOnScreen(stages: readonly Milestone[] | undefined, screenX: (day: number) => number): Stage[] {
  return (stages ?? []).map(({ date, title }) => ({ x: screenX(dayNumber(date) + 1), title }));
}

function isOver({ status }: Initiative): boolean {
  return status === 'done' || status === 'dropped';
}

/** All links, or where there are too many for that, those of what is selected or under the pointer. */
function paintBoardLinks(brush: Brush, layer: LinkLayer, editor: Editor, state: PictureState, costOf?: CostOf): void {
  const lit = litItems(editor);
  const links = linksInView(state, lit);
  const pointedAt = state.hoveredLink.get();
  if (links.length === 0) return;
  const anchors = (id: string) => anchorsOf(brush, editor, state, id);
  const gap = (state.roadmap.get().rowHeight / 2) * brush.camera.z;
  const critical = state.schedule.criticalLinks.get();
  const shown = new Set([...linkedAmong(links, lit), ...critical]);
  // Where nothing is critical, all lines step back: a name that no item has.
  if (state.schedule.criticalShown.get()) shown.add('');
  const lines = pointedAt === null ? shown : new Set([...shown, pointedAt]);
  paintLinks(brush, layer, links, anchors, lines, gap, costOf);
}

/** Items that are selected or under the pointer. */
export function litItems(editor: Editor): ReadonlySet<string> {
  const shapes = [...editor.getSelectedShapeIds(), editor.getHoveredShapeId()];
  return new Set(shapes.flatMap((id) => (id && itemOfShape(id)?.id) ?? []));
}

/** The links that are drawn: all, or those of these items. */
export function linksInView(state: PictureState, lit: ReadonlySet<string>): readonly BoardLink[] {
  const matching = state.filtering.matching.get();
  const links = state.links.get();
  const all = matching ? links.filter(({ dependency }) => isWithin(state, dependency, matching)) : links;
  if (state.linksShown.get()) return all;
  const critical = state.schedule.criticalLinks.get();
  return all.filter(({ dependency: { id, fromId, toId } }) => critical.has(id) || lit.has(fromId) || lit.has(toId));
}

/** Items that are lit and have a link: hovering over others must not dim the picture. */
function linkedAmong(links: ReturnType<PictureState['links']['get']>, lit: ReadonlySet<string>): ReadonlySet<string> {
  const linked = links.flatMap(({ dependency }) => [dependency.fromId, dependency.toId]);
  return new Set(linked.filter((id) => lit.has(id)));
}

/** Where links meet an item on the screen; null when it is not on the picture. */
export function anchorsOf(
  brush: Pick<Brush, 'camera'>,
  editor: Editor,
  state: PictureState,
  itemId: string,
): Anchors | null {
  const milestone = state.view.get().milestones.byId.get(itemId);
  const kind = milestone ? 'milestones' : 'initiatives';
  const stageOf = milestone?.initiativeId ?? null;
  const id = stageOf === null ? derivedShapeId(kind, itemId) : derivedShapeId('initiatives', stageOf);
  const box = boxOnScreen(brush, editor, state, id as TLShapeId) ?? blockOnScreen(brush, state, stageOf ?? itemId);
  if (!box) return null;
  const y = box.y + box.h / 2;
  if (milestone && stageOf !== null) {
    const x = toScreenX(brush, dayToX(dayNumber(milestone.date) + 1, state.pxPerDay.get()));
    return { start: { x, y: box.y + box.h }, end: { x, y: box.y + box.h } };
  }
  return { start: { x: box.x, y }, end: { x: box.x + box.w, y }, isMoment: milestone !== undefined };
}

/** An initiative in a collapsed lane has no shape: links go to its block. */
function blockOnScreen(brush: Pick<Brush, 'camera'>, state: PictureState, id: string): ScreenBar | null {
  const block = state.roadmap.get().blocks.get(id);
  if (!block) return null;
  const pxPerDay = state.pxPerDay.get();
  const w = (block.end - block.start) * pxPerDay * brush.camera.z;
  return { x: toScreenX(brush, dayToX(block.start, pxPerDay)), y: toScreenY(brush, block.y), w, h: 0 };
}

function boxOnScreen(
  brush: Pick<Brush, 'camera'>,
  editor: Editor,
  state: PictureState,
  id: TLShapeId,
): ScreenBar | null {
  const shape = editor.store.unsafeGetWithoutCapture(id) as DerivedTLShape | undefined;
  if (!shape) return null;
  const { z } = brush.camera;
  const { x, y, w } = state.people.shown(id, { x: shape.x, y: shape.y, w: shape.props.w });
  return { x: toScreenX(brush, x), y: toScreenY(brush, y), w: w * z, h: shape.props.h * z };
}

/** Where an item lies on the screen when nobody holds it. */
function restOnScreen(brush: Brush, state: PictureState, id: string): ScreenBar | null {
  const rest = state.rest.get().get(id);
  const { z } = brush.camera;
  return rest ? { x: toScreenX(brush, rest.x), y: toScreenY(brush, rest.y), w: rest.w * z, h: rest.h * z } : null;
}

/** Whether both ends of a dependency are among these items; a stage stands on its initiative. */
function isWithin(state: PictureState, { fromId, toId }: BoardLink['dependency'], ids: ReadonlySet<string>): boolean {
  const { milestones } = state.view.get();
  return [fromId, toId].every((id) => ids.has(id) || ids.has(milestones.byId.get(id)?.initiativeId ?? ''));
}
