import type { Kept } from '#app/board/offline/device-store.ts';
import type { MergeReport } from '#app/board/offline/merge-report.ts';
import type { UnsentFile } from '#app/board/offline/unsent-file.ts';
import type { Together } from '#app/board/presence/together.ts';
import type { Board } from '#shared/board/board-doc.ts';
import type { BoardView } from '#shared/board/board-view.ts';
import type { CommandContext } from '#shared/board/commands/command.ts';
import type { Role } from '#shared/permissions/role.ts';
import type { PresenceState } from '#shared/protocol/presence.ts';
import type { CommentsSession } from './comments-session.ts';
import type { EndReason } from './save-status.ts';

/** What the user is told about their changes; the one place that says it is the board's header. */
export type SaveStatus =
  | { readonly state: 'connecting' }
  | { readonly state: 'saved' }
  | { readonly state: 'saving' }
  /** The server holds what is seen, its database does not have it yet; `waiting` changes are this person's. */
  | { readonly state: 'not-saved-yet'; readonly waiting: number }
  | { readonly state: 'offline'; readonly waiting: number; readonly kept: Kept; readonly readOnly: boolean }
  | { readonly state: 'read-only' }
  /** The server closed the board for this person or client; `reason` says what to do. */
  | { readonly state: 'closed'; readonly reason: EndReason; readonly waiting: number; readonly kept: Kept };

/** Somebody else on this board, as the server vouches for them. */
export interface Peer {
  /** Yjs client id: one a tab, so that one person may be here twice. */
  readonly clientId: number;
  readonly user: NonNullable<PresenceState['user']>;
  readonly state: PresenceState;
  /** When they last did something that is seen here; milliseconds of performance.now(). */
  readonly changedAt: number;
}

/** One step of this person's undo. It can be taken back while it is in the list, also when others followed it. */
export interface UndoStep {
  /** Takes back this step and no other. Answers whether it did: it may have been taken back already. */
  takeBack(): boolean;
  /** Told once the step is no longer in the list. */
  onGone(listener: () => void): () => void;
}

/** A value that changes, for React's useSyncExternalStore. `get` answers the same object until it changes. */
export interface Observable<T> {
  get(): T;
  subscribe(listener: () => void): () => void;
}

/** One open board: its document, its pictures' source, and what is around it. Pictures and tables take this. */
export interface BoardSession {
  readonly boardId: string;
  readonly board: Board;
  readonly view: Observable<BoardView>;
  /** Whether this person can't change the board (viewer, commenter, a snapshot, an archived board). */
  readonly readOnly: boolean;
  readonly role: Role;
  readonly me: { readonly id: string; readonly name: string; readonly color: string };
  /** Undo of what this person did here, and of nothing else. */
  readonly undo: {
    readonly state: Observable<{ readonly canUndo: boolean; readonly canRedo: boolean }>;
    undo(): void;
    redo(): void;
    /** What follows does not join the change before it into one step. */
    stopCapturing(): void;
    /** A number that grows with each step, and with each that is taken back: names the last one. */
    step(): number;
    /** The step made last, to be taken back by itself later; null when there is none. */
    lastStep(): UndoStep | null;
  };
  readonly presence: {
    readonly peers: Observable<readonly Peer[]>;
    /** Merges into this client's presence and sends it, at most every 50 ms. */
    set(state: Partial<PresenceState>): void;
  };
  /** Null where there are none: in a snapshot. */
  readonly comments: CommentsSession | null;
  readonly together: Together;
  readonly status: Observable<SaveStatus>;
  /** Whether there is something to show: the board was read from the server, or this device had a copy. */
  readonly loaded: Observable<boolean>;
  /** How full the board is, in percent of what it may weigh; 0 until the server has said. */
  readonly fullness: Observable<number>;
  /** What the server lacks, and what came together after a time without it. */
  readonly offline: {
    readonly report: Observable<MergeReport | null>;
    dismissReport(): void;
    /** How many changes wait, and where they are kept meanwhile. */
    waiting(): { readonly count: number; readonly kept: Kept };
    /** The records changed here that the server has not stored. */
    unsent(): UnsentFile;
    /** Gives the waiting changes up and deletes this device's copy. The session is of no use afterwards. */
    discard(): Promise<void>;
  };
  /** A fresh context for a command: this person, now, random ids. */
  commandContext(): CommandContext;
  /**
   * Runs a command as one step of undo and shows its CommandError or FieldError as a message; answers undefined when
   * it was refused. Runs of the same `mergeKey` within a second (typing in one field) are one step together;
   * a run that `joins` a step is part of it, as long as no other has come since.
   */
  run<T>(
    command: (board: Board, view: BoardView, ctx: CommandContext) => T,
    options?: { readonly mergeKey?: string; readonly joins?: number },
  ): T | undefined;
  /** Told when a command was refused, with the message for the person. */
  onRefused(listener: (message: string) => void): () => void;
  close(): void;
}
