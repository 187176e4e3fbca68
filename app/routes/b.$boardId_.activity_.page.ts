import type { LoaderFunctionArgs } from '@remix-run/node';
import { answerPage } from '#app/activity/answer-page.server.ts';

/** A page of the board's activity. 401, 403 and 404 are answers, never redirects. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { board } = await context.services.access.requireBoard(context.session, params.boardId ?? '', 'board:read');
  return answerPage(context.services.activity, { boardId: board.id }, request);
}
