import type { LoaderFunctionArgs } from '@remix-run/node';
import { EVERY_LINK } from '#shared/dependencies/cross-team-links.ts';

/** The dependencies between this board and others, with what the others' items are now. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { access, dependencies } = context.services;
  const { board } = await access.requireBoard(context.session, params.boardId ?? '', 'board:read');
  const { links, teams } = await dependencies.read(board.orgId, 'now', {
    ...EVERY_LINK,
    boardId: board.id,
    acrossOnly: true,
  });
  return Response.json({ links, teams }, { headers: { 'Cache-Control': 'no-store' } });
}
