import type { LoaderFunctionArgs } from '@remix-run/node';

const LONGEST = 200;

/** Items of the other boards of the organisation by key or title (`?q=`), to link to. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { access, itemSearch } = context.services;
  const { board } = await access.requireBoard(context.session, params.boardId ?? '', 'board:write');
  const text = (new URL(request.url).searchParams.get('q') ?? '').slice(0, LONGEST);
  const items = await itemSearch.find(board.orgId, text, board.id);
  return Response.json({ items }, { headers: { 'Cache-Control': 'no-store' } });
}
