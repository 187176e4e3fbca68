import { useSyncExternalStore } from 'react';
import type { BoardSession } from '#app/board/sync/board-session.ts';
import { changeMeta } from '#shared/board/commands/meta-commands.ts';

/** The version that a board compares itself with. */
export interface Baseline {
  /** Null when none was chosen, or the board isn't there yet. */
  readonly id: string | null;
  /** Chooses another, or none; null for who may not. */
  readonly choose: ((id: string | null) => void) | null;
}

const NEVER = () => () => undefined;

/** The baseline of the live board; a change of it is one step of undo, and part of the history like any other. */
export function useBaseline(session: BoardSession | null): Baseline {
  const id = useSyncExternalStore(
    session ? session.view.subscribe : NEVER,
    () => session?.view.get().meta.baselineSnapshotId ?? null,
    () => null,
  );
  const choose = (baselineSnapshotId: string | null) =>
    session?.run((board) => changeMeta(board, { patch: { baselineSnapshotId } }));
  return { id, choose: session && !session.readOnly ? choose : null };
}
