import type { LoaderFunctionArgs } from '@remix-run/node';
import { activityCsv, csvResponse } from '#app/activity/activity-csv.ts';
import { readAll } from '#app/activity/answer-page.server.ts';
import { fileNameOf } from '#app/board/shell/download-file.ts';

/** The activity of all boards as a file, filtered as the address says. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { access, activity, organisations } = context.services;
  const { organisation } = await access.requireOrg(context.session, params.orgId ?? '', 'board:export');
  const members = await organisations.members.list(organisation.id);
  const people = members.map(({ userId, name }) => ({ id: userId, name }));
  const lines = activityCsv(readAll(activity, { orgId: organisation.id }, request), people);
  return csvResponse(fileNameOf(`${organisation.name} activity`, 'csv'), lines);
}
