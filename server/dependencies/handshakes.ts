import type { Database } from '#server/db/client.ts';
import type { BoardProjector } from '#server/projection/board-projector.ts';
import type { Rooms } from '#server/rooms/rooms.ts';
import { openBoard } from '#shared/board/board-doc.ts';
import { FieldError } from '#shared/board/collection.ts';
import { CommandError } from '#shared/board/commands/command.ts';
import { type HandshakeArgs, takeHandshakeStep } from '#shared/board/commands/handshake-commands.ts';
import { createBoardProjection } from '#shared/board/projection.ts';
import { handshakeSides, type NamedPerson } from '#shared/dependencies/handshake-sides.ts';
import { speaksForFarEnd } from './far-end.ts';

export type HandshakeTaken = { readonly ok: true } | { readonly ok: false; readonly message: string };

/** Steps of hand-shakes taken without the board being open. Permission to write on the board is asked by the caller. */
export interface Handshakes {
  /**
   * Takes a step in the name of a member, for the sides they speak for. Everybody on the board sees it, and the rows that
   * answer over all boards have it when this resolves, unless another process is at them. `message` says what was wrong.
   */
  take(boardId: string, args: Omit<HandshakeArgs, 'sides'>, member: NamedPerson): Promise<HandshakeTaken>;
}

export interface HandshakesOptions {
  readonly db: Database;
  readonly rooms: Pick<Rooms, 'change'>;
  readonly projector: Pick<BoardProjector, 'flush'>;
  readonly now: () => Date;
  readonly newId: () => string;
}

export function createHandshakes({ db, rooms, projector, now, newId }: HandshakesOptions): Handshakes {
  return {
    async take(boardId, args, member) {
      const context = { actor: member.id, now: now().toISOString(), newId };
      const speaksForFar = await speaksForFarEnd(db, boardId, args.id, member);
      try {
        await rooms.change(boardId, { actorId: member.id, origin: 'user' }, (doc) => {
          const board = openBoard(doc);
          const projection = createBoardProjection(board);
          const view = projection.view();
          projection.close();
          const link = view.dependencies.byId.get(args.id);
          takeHandshakeStep(
            board,
            { ...args, sides: link ? handshakeSides(view, link, member, speaksForFar) : [] },
            context,
          );
        });
      } catch (error) {
        if (error instanceof CommandError || error instanceof FieldError) return { ok: false, message: error.message };
        throw error;
      }
      await projector.flush();
      return { ok: true };
    },
  };
}
