import type { LoaderFunctionArgs } from '@remix-run/node';
import { activityCsv, csvResponse } from '#app/activity/activity-csv.ts';
import { readAll } from '#app/activity/answer-page.server.ts';
import { fileNameOf } from '#app/board/shell/download-file.ts';

/** The board's activity as a file, filtered as the address says. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { access, activity, organisations } = context.services;
  const { board } = await access.requireBoard(context.session, params.boardId ?? '', 'board:export');
  const people = (await organisations.members.list(board.orgId)).map(({ userId, name }) => ({ id: userId, name }));
  const lines = activityCsv(readAll(activity, { boardId: board.id }, request), people);
  return csvResponse(fileNameOf(`${board.title} activity`, 'csv'), lines);
}
