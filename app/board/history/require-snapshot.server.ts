import type { AppLoadContext, LoaderFunctionArgs } from '@remix-run/node';

/**
 * The snapshot of an address, for who may read its board.
 * @throws Response 401, 403 or 404, also for a snapshot of another board; 422 for one that is damaged.
 */
export async function requireSnapshot(context: AppLoadContext, params: LoaderFunctionArgs['params']) {
  const { access, snapshots } = context.services;
  const allowed = await access.requireBoard(context.session, params.boardId ?? '', 'snapshot:read');
  const snapshot = await snapshots.read(params.snapshotId ?? '').catch((error: unknown) => {
    if (!(error instanceof Error) || error.name !== 'DamagedContentError') throw error;
    throw new Response(`This version is damaged. ${error.message}`, { status: 422 });
  });
  if (!snapshot || snapshot.boardId !== allowed.board.id)
    throw new Response('This board has no such version: it may have been thinned out.', { status: 404 });
  return { ...allowed, snapshot };
}
