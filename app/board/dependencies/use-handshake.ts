import { useCallback } from 'react';
import type { BoardSession } from '#app/board/sync/board-session.ts';
import type { TakenStep } from '#app/dependencies/handshake-steps.tsx';
import { takeHandshakeStep } from '#shared/board/commands/handshake-commands.ts';
import { handshakeSides } from '#shared/dependencies/handshake-sides.ts';

/** Takes a step of the hand-shake of a dependency of this board, as whom this person speaks for. */
export function useHandshake(session: BoardSession): (id: string, taken: TakenStep) => void {
  return useCallback(
    (id, taken) => {
      session.run((board, view, ctx) => {
        const link = view.dependencies.byId.get(id);
        const sides = link ? handshakeSides(view, link, session.me) : [];
        takeHandshakeStep(board, { id, ...taken, sides }, ctx);
      });
    },
    [session],
  );
}
