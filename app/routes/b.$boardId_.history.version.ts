import type { LoaderFunctionArgs } from '@remix-run/node';
import { findVersion } from '#app/board/history/find-version.server.ts';

/** `which` is a version's id, a day, or `last-visit`. Answers what the version is called, or 404. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { access } = context.services;
  const { board, session } = await access.requireBoard(context.session, params.boardId ?? '', 'snapshot:read');
  const which = new URL(request.url).searchParams.get('which') ?? '';
  const { id, name, kind, takenAt } = await findVersion(context.services, session.user.id, board.id, which);
  return Response.json(
    { id, name, kind, takenAt: takenAt.toISOString() },
    { headers: { 'Cache-Control': 'no-store' } },
  );
}
