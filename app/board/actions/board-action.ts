import type { Editor, TLShapeId, VecLike } from '@tldraw/tldraw';
import type { LucideIcon } from 'lucide-react';
import type { CanvasParts } from '#app/board/canvas/canvas-context.ts';
import type { Place } from '#app/board/canvas/editor/pages.ts';
import type { ItemRef } from '#app/board/canvas/layout/derived-shape.ts';
import type { Person } from '#app/board/fields/person.ts';
import type { Picture } from '#app/board/shell/picture-skeleton.tsx';
import type { BoardSession } from '#app/board/sync/board-session.ts';
import type { ToastMessage } from '#app/components/toast-message.ts';
import type { RecordKind } from '#shared/board/record-kind.ts';

/** The picture that an action works on, where one of the two canvases is open. */
export interface ActionCanvas {
  readonly editor: Editor;
  readonly parts: CanvasParts;
  readonly place: Place;
  /** Selected free drawings. */
  readonly drawings: readonly TLShapeId[];
  /** Where on the page "here" is: under the pointer that opened a menu, else the middle of what one sees. */
  readonly here: VecLike;
}

/** A record that is to be chosen before an action can go on. */
export interface RecordQuestion {
  readonly title: string;
  readonly kinds: readonly RecordKind[];
  readonly fits: (kind: RecordKind, id: string) => boolean;
  readonly chosen: (kind: RecordKind, id: string) => void;
}

/** What opens over the board. */
export type BoardTool = 'palette' | 'shortcuts' | 'focus';

/** Everything an action may ask and use. Made anew each time actions are shown or run. */
export interface ActionContext {
  readonly session: BoardSession;
  /** The board's title and address, and where its organisation's boards are. */
  readonly title: string;
  readonly base: string;
  readonly home: string;
  readonly people: readonly Person[];
  /** Calendar day of the reader, `YYYY-MM-DD`. */
  readonly today: string;
  readonly picture: Picture;
  /** The records an action is about: the selected ones, else the one that is open. */
  readonly items: readonly ItemRef[];
  readonly canvas: ActionCanvas | null;
  openItem(kind: RecordKind, id: string): void;
  go(to: string): void;
  say(message: ToastMessage): void;
  show(tool: BoardTool): void;
  ask(question: RecordQuestion): void;
}

/** The families, in the order in which menu, palette and sheet show them. */
export const ACTION_GROUPS = {
  item: 'Selection',
  add: 'Add',
  clipboard: 'Copy and paste',
  drawing: 'Drawing',
  view: 'View',
  tool: 'Tools',
  go: 'Go to',
  board: 'Board',
} as const;
export type ActionGroup = keyof typeof ACTION_GROUPS;

/** One of several ways to do an action: a status, a team. */
export interface ActionChoice {
  readonly id: string;
  readonly label: string;
  /** How it stands now, where the choices exclude each other. */
  readonly checked?: boolean;
  readonly run: () => void;
}

/**
 * Something that can be done on a board. Palette, context menu and the sheet of shortcuts are pictures of one list of
 * these; `run` or `choices`, never both.
 */
export interface BoardAction {
  readonly id: string;
  readonly group: ActionGroup;
  readonly label: string;
  /** Other words that people look for it by. */
  readonly words?: string;
  /** Like `Mod+D`; the first is shown. `Mod` is Cmd on a Mac, Ctrl elsewhere; `G R` is one after the other. */
  readonly keys?: readonly string[];
  readonly icon?: LucideIcon;
  readonly danger?: boolean;
  /** Whether the context menu offers it too. */
  readonly inMenu?: boolean;
  readonly applies: (context: ActionContext) => boolean;
  readonly run?: (context: ActionContext) => void;
  readonly choices?: (context: ActionContext) => readonly ActionChoice[];
}
