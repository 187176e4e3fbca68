import type { Services } from '#app/load-context.server.ts';
import { readSearch } from './filter-address.ts';

type Activity = Services['activity'];
type Scope = Parameters<Activity['search']>[0]['scope'];

const PAGE = 100;
/** Rows of a file that are read at a time. */
const FILE_PAGE = 1_000;

/** A page of activity as a list on the screen asks for it. Who asks has been found to be allowed to. */
export async function answerPage(activity: Activity, scope: Scope, request: Request): Promise<Response> {
  try {
    const page = await activity.search({ scope, ...readSearch(request), limit: PAGE });
    return Response.json(page, { headers: { 'Cache-Control': 'no-store' } });
  } catch (error) {
    if (error instanceof Error && error.name === 'CursorError') throw new Response(error.message, { status: 400 });
    throw error;
  }
}

/** Reads all that a request's filter lets through, page by page. */
export function readAll(activity: Activity, scope: Scope, request: Request) {
  const { filter } = readSearch(request);
  return (after: string | null) => activity.search({ scope, filter, after, limit: FILE_PAGE });
}
