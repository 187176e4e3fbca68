import type { Editor, VecLike } from '@tldraw/tldraw';
import { createContext, useContext } from 'react';
import type {
  ActionCanvas,
  ActionContext,
  BoardAction,
  BoardTool,
  RecordQuestion,
} from '#app/board/actions/board-action.ts';
import type { CanvasParts } from '#app/board/canvas/canvas-context.ts';
import type { Observable } from '#app/board/sync/board-session.ts';
import { createCell } from '#app/board/sync/observable.ts';

/** What lies over the board now: the palette (which may be asking for a record), the sheet of shortcuts, or nothing. */
export type ShownTool =
  | { readonly tool: 'none' | 'shortcuts' }
  | { readonly tool: 'palette'; readonly question: RecordQuestion | null };

/** The open canvas with the actions that only a canvas has. */
export interface CanvasHandle {
  readonly editor: Editor;
  readonly parts: CanvasParts;
  readonly actions: readonly BoardAction[];
  /** The canvas as actions see it; `here` where a menu was opened. */
  canvas(here: VecLike | null): ActionCanvas & { readonly items: ActionContext['items'] };
}

export type BoardFacts = Omit<ActionContext, 'canvas' | 'items' | 'show' | 'ask'> & {
  /** The record that is open in the panel. */
  readonly openRecord: ActionContext['items'][number] | null;
};

/** Where header, canvas, palette and sheet of one board find each other. */
export interface ToolDesk {
  readonly shown: Observable<ShownTool>;
  /** Whether the picture stands alone. */
  readonly focus: Observable<boolean>;
  /** The open canvas; null on the pictures that are none. */
  readonly canvas: Observable<CanvasHandle | null>;
  show(tool: BoardTool): void;
  ask(question: RecordQuestion): void;
  close(): void;
  setFocus(on: boolean): void;
  setBoard(board: BoardFacts | null): void;
  setCanvas(canvas: CanvasHandle | null): void;
  /** Notes that a record was opened; the last ones are found first. */
  noteOpened(entry: string): void;
  recent(): readonly string[];
  /** What actions work with at this moment; null while there is no board. */
  context(here?: VecLike): ActionContext | null;
}

const MOST_RECENT = 6;
const CLOSED: ShownTool = { tool: 'none' };

export function createToolDesk(): ToolDesk {
  const shown = createCell<ShownTool>(CLOSED);
  const focus = createCell(false);
  const handle = createCell<CanvasHandle | null>(null);
  let recent: readonly string[] = [];
  let board: BoardFacts | null = null;
  const desk: ToolDesk = {
    shown,
    focus,
    show(tool) {
      if (tool === 'focus') focus.set(!focus.get());
      else shown.set(tool === 'palette' ? { tool, question: null } : { tool });
    },
    ask: (question) => shown.set({ tool: 'palette', question }),
    close: () => shown.set(CLOSED),
    setFocus: focus.set,
    setBoard(next) {
      board = next;
    },
    setCanvas: handle.set,
    canvas: handle,
    noteOpened(entry) {
      recent = [entry, ...recent.filter((other) => other !== entry)].slice(0, MOST_RECENT);
    },
    recent: () => recent,
    context(here) {
      if (!board) return null;
      const { openRecord, ...facts } = board;
      const canvas = handle.get()?.canvas(here ?? null) ?? null;
      const selected = canvas?.items ?? [];
      return {
        ...facts,
        canvas,
        items: selected.length > 0 || !openRecord ? selected : [openRecord],
        show: desk.show,
        ask: desk.ask,
      };
    },
  };
  return desk;
}

export const ToolDeskContext = createContext<ToolDesk | null>(null);

/** The desk of the board around this component. */
export function useToolDesk(): ToolDesk {
  const desk = useContext(ToolDeskContext);
  if (!desk) throw new Error('This component belongs inside a BoardFrame.');
  return desk;
}
