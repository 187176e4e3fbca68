import type { BoardSession } from '#app/board/sync/board-session.ts';
import type { ChosenRecord } from '#shared/board/commands/restore-chosen.ts';
import { type RestorePoint, restoreRecords, restoreVersion } from '#shared/board/commands/restore-commands.ts';

/** Why nothing was restored, for the person who asked. */
export class RestoreError extends Error {
  override readonly name = 'RestoreError';
}

/** Longer than any commit takes that is not in trouble. */
const SAVED_MS = 10_000;

/**
 * Goes back to a version, or to what it says of chosen records: first has the server keep the board as it is, own changes
 * included, then writes one step of undo. Answers how many records were written; undefined when a command was refused,
 * which the session tells. Refuses without a connection: the state before could not be kept.
 * @throws RestoreError
 */
export async function restore(
  session: BoardSession,
  from: RestorePoint,
  chosen: readonly ChosenRecord[] | null,
): Promise<number | undefined> {
  await untilSaved(session);
  const kept = await fetch(`/b/${session.boardId}/before-restore`, { method: 'POST' }).catch(() => null);
  if (!kept) throw new RestoreError(NO_CONNECTION);
  if (kept.status === 401 || kept.status === 403) throw new RestoreError('You can read this board, not change it.');
  if (!kept.ok) throw new RestoreError(`The state before could not be kept (${kept.status}); nothing was restored.`);
  return session.run((board, view, ctx) =>
    chosen === null ? restoreVersion(board, { view, from }, ctx) : restoreRecords(board, { view, from, chosen }, ctx),
  );
}

const NO_CONNECTION =
  'Restoring needs the connection: the board is kept as it is before anything is restored. Nothing was changed.';

/** Resolves once the server has what was changed here. */
function untilSaved({ status }: BoardSession): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = () => {
      const { state } = status.get();
      if (state === 'saving' || state === 'connecting') return;
      clearTimeout(timer);
      stop();
      if (state === 'saved') resolve();
      else if (state === 'offline') reject(new RestoreError(NO_CONNECTION));
      else reject(new RestoreError('Your changes are not saved yet. Nothing was restored: try again in a moment.'));
    };
    const timer = setTimeout(() => {
      stop();
      reject(new RestoreError('Your changes are not saved yet. Nothing was restored: try again in a moment.'));
    }, SAVED_MS);
    const stop = status.subscribe(settle);
    settle();
  });
}
