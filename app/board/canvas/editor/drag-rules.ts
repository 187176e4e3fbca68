import type { Editor } from '@tldraw/tldraw';
import { type SnapStep, snapEnd, snapStart, snapStep } from '../layout/snapping.ts';
import { dayToX, xToDay } from '../layout/time-scale.ts';
import type { DragRules } from './derived-shape-utils.ts';
import type { PictureState } from './picture-state.ts';

/** What dragged dates hold on to now: by zoom, and freely while Alt is down. */
export function currentStep(editor: Editor, state: PictureState): SnapStep {
  return snapStep(state.pxPerDay.get() * editor.getZoomLevel(), editor.inputs.altKey);
}

/** Dragging on the scale that is chosen. */
export function dragRules(state: PictureState): DragRules {
  return {
    snapStartX(editor, x) {
      const px = state.pxPerDay.get();
      return dayToX(snapStart(xToDay(x, px), currentStep(editor, state), state.calendar.get()), px);
    },
    snapEndX(editor, x) {
      const px = state.pxPerDay.get();
      return dayToX(snapEnd(xToDay(x, px), currentStep(editor, state), state.calendar.get()) + 1, px);
    },
  };
}
