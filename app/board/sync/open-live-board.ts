import { type AsideChanges, findAsideChanges } from '#app/board/offline/aside-changes.ts';
import { pruneDevice } from '#app/board/offline/clear-device.ts';
import { STORAGE_MS, within } from '#app/board/offline/within.ts';
import { can } from '#shared/permissions/can.ts';
import type { BoardSession } from './board-session.ts';
import { type OpenBoardOptions, openBoardSession } from './open-board-session.ts';

export interface LiveBoard {
  readonly session: BoardSession;
  /** What this device holds of the board and may not be merged into it. */
  readonly aside: readonly AsideChanges[];
}

/** Opens a board live, after setting aside what this device holds of it and may not be merged. */
export async function openLiveBoard(options: Omit<OpenBoardOptions, 'keepOnDevice'>): Promise<LiveBoard> {
  const { boardId, generation, user, role, archived } = options;
  const mayWrite = can(role, 'board:write') && !archived;
  let aside: readonly AsideChanges[] = [];
  let keepOnDevice = true;
  try {
    aside = await within(STORAGE_MS, findAsideChanges({ userId: user.id, boardId, generation, mayWrite }));
    // Copies that can't be deleted now are tried again with the next board.
    pruneDevice(Date.now(), boardId).catch(() => undefined);
  } catch {
    // This browser keeps nothing, or not now: the board works without, and the status says so.
    keepOnDevice = false;
  }
  // A reader's copy that holds own changes would show what nobody else sees.
  if (aside.some(({ reason }) => reason === 'read-only')) keepOnDevice = false;
  return { session: openBoardSession({ ...options, keepOnDevice }), aside };
}
