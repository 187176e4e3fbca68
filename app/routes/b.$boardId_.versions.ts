import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';

const compress = promisify(gzip);

const moment = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text))
  .nullable()
  .default(null);
const querySchema = z.object({ from: moment, to: moment });

/**
 * The versions of a board from one moment to another (ISO 8601; without them all), oldest first, each as what it changes
 * of the one before: shared/history/replay.ts. 401, 403 and 404 are answers, never redirects.
 */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { access, snapshots } = context.services;
  const { board } = await access.requireBoard(context.session, params.boardId ?? '', 'snapshot:read');
  const query = querySchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!query.success)
    throw new Response('From when to when? Both are moments such as 2027-02-22T09:00:00Z.', { status: 400 });
  const body = JSON.stringify(await snapshots.replay(board.id, query.data));
  const headers = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', Vary: 'Accept-Encoding' };
  if (!/\bgzip\b/.test(request.headers.get('Accept-Encoding') ?? '')) return new Response(body, { headers });
  return new Response(await compress(body, { level: 4 }), { headers: { ...headers, 'Content-Encoding': 'gzip' } });
}
