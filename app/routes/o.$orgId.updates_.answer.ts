import type { ActionFunctionArgs } from '@remix-run/node';
import { type Answer, type AnswerOutcome, answerSchema } from '#shared/updates/answer.ts';

const LARGEST = 64 * 1024;
const ARCHIVED = 'This board is archived: nothing on it changes any more.';

/** Takes one answer to something that waits. 401, 403 and 404 are answers, never redirects. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const { access, updates } = context.services;
  const { session } = await access.requireOrg(context.session, params.orgId ?? '', 'org:read');
  const answer = await readAnswer(request);
  const { board } = await access.requireBoard(session, answer.boardId, permissionFor(answer));
  if (board.orgId !== params.orgId) throw new Response('Not found', { status: 404 });
  const outcome: AnswerOutcome =
    board.archivedAt === null
      ? await updates.answer(board.orgId, answer, session.user)
      : { ok: false, message: ARCHIVED };
  return Response.json(outcome, { status: outcome.ok ? 200 : 409 });
}

function permissionFor({ type }: Answer) {
  if (type === 'mention-noted' || type === 'mention-waits') return 'board:read';
  return type === 'mention-reply' ? 'session:write' : 'board:write';
}

async function readAnswer(request: Request): Promise<Answer> {
  const text = await request.text();
  const parsed = text.length <= LARGEST ? answerSchema.safeParse(parseJson(text)) : null;
  if (!parsed?.success) throw new Response('This is no answer', { status: 400 });
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Answered as what does not fit.
    return null;
  }
}
