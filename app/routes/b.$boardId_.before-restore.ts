import type { ActionFunctionArgs } from '@remix-run/node';

/** Keeps the board as it is, before somebody goes back to a version: nothing that is restored over is lost. */
export async function action({ context, params }: ActionFunctionArgs) {
  const { access, snapshots } = context.services;
  const { board, session } = await access.requireBoard(context.session, params.boardId ?? '', 'board:write');
  if (board.archivedAt !== null) throw new Response('The board is archived.', { status: 403 });
  return { id: await snapshots.takeBefore(board.id, 'before-restore', session.user.id) };
}
