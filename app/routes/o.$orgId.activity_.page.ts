import type { LoaderFunctionArgs } from '@remix-run/node';
import { answerPage } from '#app/activity/answer-page.server.ts';

/** A page of the activity of all boards. 401, 403 and 404 are answers, never redirects. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { organisation } = await context.services.access.requireOrg(context.session, params.orgId ?? '', 'board:read');
  return answerPage(context.services.activity, { orgId: organisation.id }, request);
}
