import type { ActionFunctionArgs } from '@remix-run/node';
import type { ImportAnswer } from '#app/board/import/import-answer.ts';
import { readImportForm } from '#app/board/import/import-form.server.ts';

/** Looks at a file for a board that is not there yet, or makes the board from it. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const { access, imports } = context.services;
  const { organisation, session } = await access.requireOrg(context.session, params.orgId ?? '', 'board:create');
  const form = await readImportForm(request);
  if (!form.ok) return answerWith({ summary: form.summary, boardId: null }, form.status);
  if (form.intent === 'preview') {
    return answerWith({ summary: await imports.previewNew(organisation.id, form.file), boardId: null });
  }
  const board = { orgId: organisation.id, title: form.title, actorId: session.user.id };
  const { done, summary, boardId } = await imports.runNew(board, form.file);
  return answerWith({ summary, boardId }, done ? 200 : 422);
}

/** A whole response: of a route without a page, `data()` would lose its status on the way to who asks for it by its address. */
function answerWith(answer: ImportAnswer, status = 200): Response {
  return Response.json(answer, { status });
}
