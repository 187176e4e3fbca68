import type { LoaderFunctionArgs } from '@remix-run/node';
import { isIsoDate } from '#shared/board/records/fields.ts';

/** `which` is a version's id, or a day: the last version up to its end. Answers what it is called, or 404. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { access, snapshots } = context.services;
  const { board } = await access.requireBoard(context.session, params.boardId ?? '', 'snapshot:read');
  const which = new URL(request.url).searchParams.get('which') ?? '';
  const point = await snapshots.point(
    board.id,
    isIsoDate(which) ? { asOf: new Date(`${which}T23:59:59.999Z`) } : { id: which },
  );
  if (!point) throw new Response(`There is no version ${which}`, { status: 404 });
  const { id, name, kind, takenAt } = point;
  return Response.json(
    { id, name, kind, takenAt: takenAt.toISOString() },
    { headers: { 'Cache-Control': 'no-store' } },
  );
}
