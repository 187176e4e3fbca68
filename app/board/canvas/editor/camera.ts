import type { Editor } from '@tldraw/tldraw';
import { summaryWidth } from '#app/board/matrix/matrix-options.ts';
import { dayNumber } from '#shared/schedule/calendar.ts';
import { dayToX, pxPerDayToFit, xToDay } from '../layout/time-scale.ts';
import { laneColumnWidth } from '../overlay/insets.ts';
import { AXIS_HEIGHT } from '../paint/paint-axis.ts';
import { placeOf } from './pages.ts';
import type { PictureState } from './picture-state.ts';

const MARGIN = 28;
/** Pixels of the picture from which the matrix' legend is open, and beside the tools. */
const ROOMY = 1000;
/** Room for the scales beside the matrix, in page pixels: left, top, right, bottom. */
const MATRIX_ROOM = { left: 176, top: 36, right: 40, bottom: 86 };
/** Screen pixels that legend and tools take below it: three lines, or where the legend is folded the tools above it. */
const BELOW_MATRIX = { wide: 84, narrow: 100 };
/** Where it is the width that decides, it stands no lower than this below the bar. Screen pixels. */
const MOST_ABOVE_MATRIX = 64;

const still = { immediate: true } as const;

/** The width in which bars are seen, and where it begins. Screen pixels. */
function timelineWindow(editor: Editor) {
  const { w, h } = editor.getViewportScreenBounds();
  const left = laneColumnWidth(w);
  return { left, width: Math.max(80, w - left), height: h - AXIS_HEIGHT };
}

/** Shows a day at a part of the width (0 left, 1 right) and, unless told otherwise, keeps the height. */
export function showDay(editor: Editor, state: PictureState, day: number, part: number, y?: number): void {
  const { left, width } = timelineWindow(editor);
  const { z, y: before } = editor.getCamera();
  const x = (left + width * part) / z - dayToX(day, state.pxPerDay.get());
  editor.setCamera({ x, y: y ?? before, z }, still);
}

/** Camera y with the first lane right under the axis. */
function topOf(z: number): number {
  return AXIS_HEIGHT / z;
}

export function goToToday(editor: Editor, state: PictureState): void {
  showDay(editor, state, state.today.get(), 0.35);
}

/** Changes the scale of time; the day in the middle of the picture stays where it is. */
export function changeScale(editor: Editor, state: PictureState, pxPerDay: number): void {
  const { left, width } = timelineWindow(editor);
  const camera = editor.getCamera();
  const middle = xToDay((left + width / 2) / camera.z - camera.x, state.pxPerDay.get());
  state.pxPerDay.set(pxPerDay);
  editor.setCamera({ ...camera, y: camera.y * camera.z, z: 1 }, still);
  showDay(editor, state, middle, 0.5);
}

/** Shows these days (the last excluded) across the whole width, at full size of text, from the first lane on. */
function fitDays(editor: Editor, state: PictureState, start: number, end: number): void {
  const { width } = timelineWindow(editor);
  state.pxPerDay.set(pxPerDayToFit(end - start, width - 2 * MARGIN));
  editor.setCamera({ ...editor.getCamera(), z: 1 }, still);
  showDay(editor, state, (start + end) / 2, 0.5, topOf(1));
}

/** Shows all there is. */
export function fitAll(editor: Editor, state: PictureState): void {
  const { span } = state.roadmap.get();
  if (placeOf(editor) === 'matrix') fitMatrix(editor, state);
  else if (span) fitDays(editor, state, span.start, span.end);
  else goToToday(editor, state);
}

/** The whole matrix with its scales, not larger than life. */
export function fitMatrix(editor: Editor, state: PictureState): void {
  const { w: all, h } = editor.getViewportScreenBounds();
  const w = all - summaryWidth(state.matrixOptions, all);
  const free = h - (all >= ROOMY ? BELOW_MATRIX.wide : BELOW_MATRIX.narrow);
  const { width, height } = state.matrix.get();
  const room = MATRIX_ROOM;
  const fullWidth = width + room.left + room.right;
  const fullHeight = height + room.top + room.bottom;
  const z = Math.min(1.6, Math.max(0.28, Math.min(w / fullWidth, free / fullHeight)));
  const above = Math.min(MOST_ABOVE_MATRIX, Math.max(0, free - fullHeight * z) / 2);
  editor.setCamera({ x: (w / z - fullWidth) / 2 + room.left, y: above / z + room.top, z }, still);
}

/** Whether the time one sees around today holds a fair part of the work: a long history is better seen as a whole. */
function isBusyAround(editor: Editor, state: PictureState, today: number): boolean {
  const days = timelineWindow(editor).width / state.pxPerDay.get();
  const bars = [...state.roadmap.get().bars.values()];
  const near = bars.filter(({ start, end }) => start < today + days * 0.65 && end > today - days * 0.35);
  return near.length * 3 >= bars.length && near.length > 0;
}

/** What one sees first: the planned period; else the time around today when there is work then; else everything. */
export function showFirst(editor: Editor, state: PictureState): void {
  const { periodStart, periodEnd } = state.view.get().meta;
  const today = state.today.get();
  const { span } = state.roadmap.get();
  if (placeOf(editor) === 'matrix') {
    fitMatrix(editor, state);
  } else if (periodStart !== null && periodEnd !== null && periodStart < periodEnd) {
    fitDays(editor, state, dayNumber(periodStart), dayNumber(periodEnd) + 1);
  } else if (!span || isBusyAround(editor, state, today)) {
    editor.setCamera({ x: 0, y: topOf(1), z: 1 }, still);
    goToToday(editor, state);
  } else {
    fitAll(editor, state);
  }
}

/** Below this width of the picture the side panel covers all of it, and there is no better place for an item. */
const WIDE = 640;

/** Brings a box of the page into view when it is out of it, left of what is `covered` at the right (screen pixels). */
export function reveal(editor: Editor, box: { x: number; y: number; w: number; h: number }, covered = 0): void {
  const { w, h } = editor.getViewportScreenBounds();
  const camera = editor.getCamera();
  const left = placeOf(editor) === 'matrix' ? 0 : laneColumnWidth(w);
  const right = w >= WIDE ? w - covered : w;
  const x = (box.x + camera.x) * camera.z;
  const y = (box.y + camera.y) * camera.z;
  const inX = x + box.w * camera.z > left + MARGIN && x < right - MARGIN;
  const inY = y > AXIS_HEIGHT && y + box.h * camera.z < h - MARGIN;
  if (inX && inY) return;
  editor.setCamera({
    z: camera.z,
    x: inX ? camera.x : (left + (right - left) * 0.3) / camera.z - box.x,
    y: inY ? camera.y : h / 2 / camera.z - box.y,
  });
}
