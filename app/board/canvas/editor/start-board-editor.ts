import { computed, type Editor } from '@tldraw/tldraw';
import { sharePresence } from '#app/board/presence/peer-presence.ts';
import type { CanvasParts } from '../canvas-context.ts';
import { isDerivedType, itemOfShape } from '../layout/derived-shape.ts';
import type { DerivedShapes } from './derived-shapes.ts';
import { syncDrawings } from './drawing-sync.ts';
import { writeGestures } from './gesture-writer.ts';
import { openAndCreate } from './open-and-create.ts';

/** Ties a mounted editor to the board: shapes, gestures, drawings, presence. Answers how to untie it. */
export function startBoardEditor(
  editor: Editor,
  { session, state, openItem }: CanvasParts,
): { readonly derived: DerivedShapes; stop(): void } {
  editor.updateInstanceState({ isReadonly: session.readOnly, isGridMode: false, isDebugMode: false });
  keepFromCloning(editor);
  keepFromRendering(editor);
  const derived = writeGestures(editor, session, state);
  derived.settle();
  const stops = [
    derived.stop,
    syncDrawings(editor, session, state),
    openAndCreate(editor, session, state, openItem),
    sharePresence(editor, session, state),
  ];
  return {
    derived,
    stop() {
      for (const stop of stops) stop();
    },
  };
}

/** Alt while dragging frees a bar from snapping. tldraw would clone it, but there is no second record. */
function keepFromCloning(editor: Editor): void {
  const canCreate = editor.canCreateShapes.bind(editor);
  editor.canCreateShapes = (shapes) =>
    !shapes.some((shape) => itemOfShape((typeof shape === 'string' ? shape : shape.id) ?? '')) && canCreate(shapes);
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
