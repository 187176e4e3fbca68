import type * as Y from 'yjs';
import type { UndoStep } from './board-session.ts';

/** The step on top of the list, closed to what follows; null where the list is empty. */
export function lastUndoStep(undoManager: Y.UndoManager): UndoStep | null {
  undoManager.stopCapturing();
  const item = undoManager.undoStack.at(-1);
  if (!item) return null;
  return {
    takeBack() {
      if (!undoManager.undoStack.includes(item)) return false;
      const others = undoManager.undoStack.filter((other) => other !== item);
      // Alone in the list: the manager takes back the last step, and the one before it when that changed nothing.
      undoManager.undoStack = [item];
      const done = undoManager.undo() !== null;
      undoManager.undoStack = others;
      return done;
    },
    onGone(listener) {
      const check = () => {
        if (!undoManager.undoStack.includes(item)) listener();
      };
      undoManager.on('stack-item-popped', check);
      undoManager.on('stack-cleared', check);
      return () => {
        undoManager.off('stack-item-popped', check);
        undoManager.off('stack-cleared', check);
      };
    },
  };
}
