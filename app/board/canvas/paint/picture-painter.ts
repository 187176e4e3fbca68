import type { Editor } from '@tldraw/tldraw';
import { paintCommentMarks } from '#app/board/comments/paint-comment-marks.ts';
import { paintMatrix } from '#app/board/matrix/paint-matrix.ts';
import { placeOf } from '../editor/pages.ts';
import type { PictureState } from '../editor/picture-state.ts';
import { isDerivedType } from '../layout/derived-shape.ts';
import { laneColumnWidth } from '../overlay/insets.ts';
import { paintSinceRing } from '../since/paint-since-ring.ts';
import { paintFocusRing } from '../walk/paint-focus-ring.ts';
import { paintOnTick } from './paint-on-tick.ts';
import { paintRoadmap } from './paint-roadmap.ts';
import type { Palette } from './palette.ts';

/** Paints the place that is open into one canvas behind tldraw's shapes. */
export function startPicture(
  canvas: HTMLCanvasElement,
  editor: Editor,
  state: PictureState,
  palette: () => Palette,
): () => void {
  const painting = paintOnTick({
    canvas,
    editor,
    palette,
    size() {
      const { w: width, h: height } = editor.getViewportScreenBounds();
      return { width, height, insetLeft: placeOf(editor) === 'roadmap' ? laneColumnWidth(width) : 0 };
    },
    shows() {
      editor.getCurrentPageId();
      editor.getHoveredShapeId();
      editor.getSelectedShapeIds();
      state.view.get();
      state.members.get();
      state.pxPerDay.get();
      state.basis.get();
      for (const option of Object.values(state.matrixOptions)) option.get();
      state.linksShown.get();
      state.hoveredLink.get();
      state.openComments.get();
      state.roadmap.get();
      state.simulated.get();
      state.filtering.matching.get();
      state.schedule.bright.get();
      state.schedule.criticalLinks.get();
      state.schedule.preview.get();
      state.since.marks.get();
      state.since.matrix.get();
      state.since.at.get();
      state.today.get();
      state.people.frame.get();
      state.walk.item.get();
      state.walk.ring.get();
    },
    paint(brush) {
      const place = placeOf(editor);
      if (place === 'matrix') paintMatrix(brush, editor, state);
      else paintRoadmap(brush, editor, state);
      brush.lines.flush();
      paintCommentMarks(brush, editor, place, state.openComments.get());
      paintSinceRing(brush, editor, state);
      paintFocusRing(brush, editor, state);
    },
  });
  const onShape = (shape: { readonly type: string }) => {
    if (isDerivedType(shape.type)) painting.invalidate();
  };
  const { sideEffects } = editor;
  const stops = [
    sideEffects.registerAfterCreateHandler('shape', onShape),
    sideEffects.registerAfterChangeHandler('shape', onShape),
    sideEffects.registerAfterDeleteHandler('shape', onShape),
    painting.stop,
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
