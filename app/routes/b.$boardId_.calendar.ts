import type { LoaderFunctionArgs } from '@remix-run/node';

/** The calendar of a board's organisation, for who goes back to it. An answer is never kept. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { access, calendars } = context.services;
  const { board } = await access.requireBoard(context.session, params.boardId ?? '', 'board:read');
  const calendar = await calendars.of(board.orgId);
  return Response.json({ calendar }, { headers: { 'Cache-Control': 'no-store' } });
}
