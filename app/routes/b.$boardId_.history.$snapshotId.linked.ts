import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireSnapshot } from '#app/board/history/require-snapshot.server.ts';
import { EVERY_LINK } from '#shared/dependencies/cross-team-links.ts';

/** The dependencies between this board and others as of a snapshot of it. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { board, snapshot } = await requireSnapshot(context, params);
  const filter = { ...EVERY_LINK, boardId: board.id, acrossOnly: true };
  const { links, teams } = await context.services.dependencies.read(board.orgId, { snapshotId: snapshot.id }, filter);
  return Response.json({ links, teams }, { headers: { 'Cache-Control': 'no-store' } });
}
