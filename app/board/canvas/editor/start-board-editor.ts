import { computed, DefaultDashStyle, DefaultFontStyle, DefaultSizeStyle, type Editor } from '@tldraw/tldraw';
import { followCamera } from '#app/board/presence/follow-camera.ts';
import { sharePresence } from '#app/board/presence/peer-presence.ts';
import { sendDrag } from '#app/board/presence/send-drag.ts';
import type { CanvasParts } from '../canvas-context.ts';
import { isDerivedType } from '../layout/derived-shape.ts';
import { slipByDrag } from '../schedule/slip-by-drag.ts';
import { drawSpans } from '../span/draw-spans.ts';
import { touchGestures } from '../touch/touch-gestures.ts';
import { walkByKeys } from '../walk/walk-by-keys.ts';
import type { DerivedShapes } from './derived-shapes.ts';
import { syncDrawings } from './drawing-sync.ts';
import { writeGestures } from './gesture-writer.ts';
import { keepFromCopying } from './keep-from-copying.ts';
import { openAndCreate } from './open-and-create.ts';
import { openLinks } from './open-links.ts';

/** Ties a mounted editor to the board: shapes, gestures, drawings, presence. Answers how to untie it. */
export function startBoardEditor(
  editor: Editor,
  parts: CanvasParts,
): { readonly derived: DerivedShapes; stop(): void } {
  const { session, state, openItem } = parts;
  editor.updateInstanceState({ isReadonly: session.readOnly, isGridMode: false, isDebugMode: false });
  // Items are painted, so nothing in the page says where they are: tests and tools ask the editor on its element.
  Object.assign(editor.getContainer(), { editor });
  keepFromCopying(editor);
  beginSober(editor);
  keepFromRendering(editor);
  exposeEditor(editor);
  const derived = writeGestures(editor, parts);
  derived.settle();
  editor.on('tick', state.people.tick);
  const stops = [
    () => editor.off('tick', state.people.tick),
    derived.stop,
    syncDrawings(editor, session, state),
    openAndCreate(editor, session, state, openItem),
    openLinks(editor, { state, openItem }),
    sharePresence(editor, session, state),
    followCamera(editor, session, state),
    sendDrag(editor, session, state, derived.rest),
    walkByKeys(editor, parts),
    drawSpans(editor, parts),
    slipByDrag(editor, parts),
    touchGestures(editor, openItem),
  ];
  return {
    derived,
    stop() {
      for (const stop of stops) stop();
    },
  };
}

/**
 * Derived shapes are painted, so they need no elements: a thousand empty ones would cost the browser more at each change
 * of zoom than the whole painting. They stay in the store, where hit tests, selection and bindings find them.
 */
function keepFromRendering(editor: Editor): void {
  const all = editor.getRenderingShapes.bind(editor);
  const drawings = computed('rendered drawings', () => all().filter(({ shape }) => !isDerivedType(shape.type)));
  editor.getRenderingShapes = () => drawings.get();
}

/**
 * Hangs the editor on its element, for tests and for the browser's console: what is painted has no elements of its own
 * to ask where it is.
 */
function exposeEditor(editor: Editor): void {
  Object.assign(editor.getContainer(), { editor });
}

/** Drawings begin in a plain hand, small and with straight lines: they sit beside a plan. */
function beginSober(editor: Editor): void {
  editor.setStyleForNextShapes(DefaultFontStyle, 'sans');
  editor.setStyleForNextShapes(DefaultSizeStyle, 's');
  editor.setStyleForNextShapes(DefaultDashStyle, 'solid');
}
