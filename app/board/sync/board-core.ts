import * as Y from 'yjs';
import { openBoard } from '#shared/board/board-doc.ts';
import { FieldError } from '#shared/board/collection.ts';
import { CommandError } from '#shared/board/commands/command.ts';
import { UNDOABLE_ORIGINS } from '#shared/board/origin.ts';
import { createBoardProjection } from '#shared/board/projection.ts';
import type { BoardSession } from './board-session.ts';
import { newId } from './new-id.ts';
import { createCell, samePlain } from './observable.ts';
import { lastUndoStep } from './undo-step.ts';

type Core = Pick<BoardSession, 'board' | 'view' | 'undo' | 'commandContext' | 'run' | 'onRefused' | 'close'> & {
  /** Tells the listeners of onRefused. */
  refuse(message: string): void;
};

const MERGE_MS = 1000;

/** What every session has, live or snapshot: the document, its view, undo, and how commands are run. */
export function createBoardCore(options: {
  doc: Y.Doc;
  actorId: string;
  readOnly: boolean;
  /** Why nothing can be changed at the moment; null when it can. */
  refusal?: () => string | null;
}): Core {
  const board = openBoard(options.doc);
  const projection = createBoardProjection(board);
  const undoManager = new Y.UndoManager([board.meta, ...Object.values(board.records), board.canvas], {
    trackedOrigins: new Set(UNDOABLE_ORIGINS),
    // Steps are cut by run(), not by the clock; what runs within one command always belongs together.
    captureTimeout: Number.MAX_SAFE_INTEGER,
  });
  const undoState = createCell({ canUndo: false, canRedo: false }, samePlain);
  let steps = 0;
  undoManager.on('stack-item-added', () => steps++);
  const showUndoState = () => undoState.set({ canUndo: undoManager.canUndo(), canRedo: undoManager.canRedo() });
  for (const event of ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const) {
    undoManager.on(event, showUndoState);
  }

  const refusals = new Set<(message: string) => void>();
  const refuse = (message: string) => {
    for (const listener of [...refusals]) listener(message);
  };
  const commandContext = () => ({ actor: options.actorId, now: new Date().toISOString(), newId });
  const mayMerge = createMergeRule();

  return {
    board,
    view: { get: projection.view, subscribe: projection.subscribe },
    undo: {
      state: undoState,
      undo: () => void undoManager.undo(),
      redo: () => void undoManager.redo(),
      stopCapturing: () => undoManager.stopCapturing(),
      step: () => steps,
      lastStep: () => lastUndoStep(undoManager),
    },
    refuse,
    commandContext,
    run(command, { mergeKey, joins } = {}) {
      const refusal = options.readOnly ? 'You can read this board, not change it.' : options.refusal?.();
      if (refusal) {
        refuse(refusal);
        return undefined;
      }
      const continues = mayMerge(mergeKey);
      // The clock of the last change is what Yjs asks; a step that was closed is open again by it.
      if (joins !== undefined && joins === steps) undoManager.lastChange = Date.now();
      else if (!continues) undoManager.stopCapturing();
      try {
        return command(board, projection.view(), commandContext());
      } catch (error) {
        if (!(error instanceof CommandError || error instanceof FieldError)) throw error;
        refuse(error.message);
        return undefined;
      }
    },
    onRefused(listener) {
      refusals.add(listener);
      return () => {
        refusals.delete(listener);
      };
    },
    close() {
      undoManager.destroy();
      projection.close();
      options.doc.destroy();
    },
  };
}

/** Whether this run continues the step before it: the same key, within a second of the last. */
function createMergeRule(): (mergeKey: string | undefined) => boolean {
  let lastKey: string | undefined;
  let lastAt = 0;
  return (mergeKey) => {
    const now = performance.now();
    const merges = mergeKey !== undefined && mergeKey === lastKey && now - lastAt < MERGE_MS;
    lastKey = mergeKey;
    lastAt = now;
    return merges;
  };
}
