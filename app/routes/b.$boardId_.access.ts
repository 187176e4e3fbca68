import type { LoaderFunctionArgs } from '@remix-run/node';

/**
 * What the person may do with the board now, for a page whose socket was refused: a browser does not tell why.
 * 401, 403 and 404 are answers, never redirects; an answer is never kept.
 */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { access, boards } = context.services;
  const { board, role, session } = await access.requireBoard(context.session, params.boardId ?? '', 'board:read');
  const known = {
    userId: session.user.id,
    role,
    archived: board.archivedAt !== null,
    generation: await boards.generation(board.id),
  };
  return Response.json(known, { headers: { 'Cache-Control': 'no-store' } });
}
