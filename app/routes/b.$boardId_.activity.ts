import type { LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';

const PAGE = 20;

const querySchema = z.object({
  kind: z.string().max(20),
  id: z.string().min(1).max(64),
  before: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
});

/** A page of what happened to one record, newest first. 401, 403 and 404 are answers, never redirects. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { access, activity } = context.services;
  const { board } = await access.requireBoard(context.session, params.boardId ?? '', 'board:read');
  const query = querySchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!query.success) throw new Response('Which record?', { status: 400 });
  const { kind, id, before } = query.data;
  const page = await activity.list({ boardId: board.id, record: { kind, id }, before, limit: PAGE });
  return Response.json(page, { headers: { 'Cache-Control': 'no-store' } });
}
