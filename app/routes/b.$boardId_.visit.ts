import type { ActionFunctionArgs } from '@remix-run/node';

/** Notes that this person is on the board; answers what others changed since they were here last (LastVisit), or null. */
export async function action({ context, params }: ActionFunctionArgs) {
  const { access, visits } = context.services;
  const { board, session } = await access.requireBoard(context.session, params.boardId ?? '', 'board:read');
  return Response.json(await visits.note(board.id, session.user.id), { headers: { 'Cache-Control': 'no-store' } });
}
