import type { Editor } from '@tldraw/tldraw';
import { shift } from '../layout/nudge.ts';
import { type SnapStep, snapEnd, snapStart, snapStep } from '../layout/snapping.ts';
import { dayToX, xToDay } from '../layout/time-scale.ts';
import type { PictureState } from './picture-state.ts';

/** Screen pixels after which a drag has chosen its axis, and how far off that axis it takes to leave it again. */
const AXIS_LOCK = 4;
const AXIS_BREAK = 40;

/** What a drag moves: the page x by which it holds on to dates, and whether that is where it starts or where it ends. */
export interface Dragged {
  readonly id: string;
  readonly edge: 'start' | 'end';
  readonly from: { readonly x: number; readonly y: number };
  readonly to: { readonly x: number; readonly y: number };
}

/** How what is dragged holds on to dates. Page pixels. */
export interface DragRules {
  snapStartX(editor: Editor, x: number): number;
  snapEndX(editor: Editor, x: number): number;
  /** A drag begins. */
  start(): void;
  /** Where something comes to lie. All that is dragged moves by as many working days as the first of it, on one axis. */
  move(editor: Editor, dragged: Dragged): { readonly x: number; readonly y: number };
}

export const UNSNAPPED: DragRules = {
  snapStartX: (_, x) => x,
  snapEndX: (_, x) => x,
  start: () => undefined,
  move: (_, { to }) => to,
};

/** What dragged dates hold on to now: by zoom, and freely while Alt is down. */
export function currentStep(editor: Editor, state: PictureState): SnapStep {
  return snapStep(state.pxPerDay.get() * editor.getZoomLevel(), editor.inputs.altKey);
}

/** Dragging on the scale that is chosen. */
export function dragRules(state: PictureState): DragRules {
  let axis: 'x' | 'y' | 'both' | null = null;
  let lead: { readonly id: string; readonly fromDay: number; readonly toDay: number } | null = null;
  const snapStartX = (editor: Editor, x: number) => {
    const px = state.pxPerDay.get();
    return dayToX(snapStart(xToDay(x, px), currentStep(editor, state), state.calendar.get()), px);
  };
  const snapEndX = (editor: Editor, x: number) => {
    const px = state.pxPerDay.get();
    return dayToX(snapEnd(xToDay(x, px), currentStep(editor, state), state.calendar.get()) + 1, px);
  };
  const lock = (editor: Editor, { from, to }: Dragged) => {
    const zoom = editor.getZoomLevel();
    const [dx, dy] = [Math.abs(to.x - from.x) * zoom, Math.abs(to.y - from.y) * zoom];
    if (axis === null && Math.max(dx, dy) >= AXIS_LOCK) axis = dx >= dy ? 'x' : 'y';
    if ((axis === 'x' && dy > AXIS_BREAK) || (axis === 'y' && dx > AXIS_BREAK)) axis = 'both';
  };
  /** The day that starts, or that ends, at a page x. */
  const dayOf = (x: number, edge: Dragged['edge']) =>
    Math.round(xToDay(x, state.pxPerDay.get())) - (edge === 'end' ? 1 : 0);
  const alongTime = (editor: Editor, { id, edge, from, to }: Dragged): number => {
    if (lead === null || lead.id === id) {
      const x = edge === 'start' ? snapStartX(editor, to.x) : snapEndX(editor, to.x);
      lead = { id, fromDay: dayOf(from.x, edge), toDay: dayOf(x, edge) };
      return x;
    }
    const calendar = state.calendar.get();
    const isFree = currentStep(editor, state) === 'day';
    const days = isFree
      ? lead.toDay - lead.fromDay
      : calendar.workingDayNumber(lead.toDay) - calendar.workingDayNumber(lead.fromDay);
    if (days === 0) return from.x;
    const day = dayOf(from.x, edge);
    const moved = isFree ? day + days : shift(day, days, calendar);
    return dayToX(edge === 'end' ? moved + 1 : moved, state.pxPerDay.get());
  };
  return {
    snapStartX,
    snapEndX,
    start() {
      axis = null;
      lead = null;
    },
    move(editor, dragged) {
      lock(editor, dragged);
      const { from, to } = dragged;
      return {
        x: axis === 'x' || axis === 'both' ? alongTime(editor, dragged) : from.x,
        y: axis === 'y' || axis === 'both' ? to.y : from.y,
      };
    },
  };
}
