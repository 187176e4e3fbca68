import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { formText } from '#app/shell/form-text.ts';
import { RouteError } from '#app/shell/route-error.tsx';

/** An organisation by itself is its boards. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  await context.services.access.requireOrg(context.session, params.orgId ?? '', 'org:read');
  throw redirect(`/o/${encodeURIComponent(params.orgId ?? '')}/boards`);
}

/** Renames the organisation. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { access, organisations } = context.services;
  const { organisation } = await access.requireOrg(context.session, params.orgId ?? '', 'org:rename');
  const renamed = await organisations.rename(organisation.id, formText(await request.formData(), 'name'));
  return data(renamed, { status: renamed.ok ? 200 : 422 });
}

export default function OrganisationIndex() {
  return null;
}

export const ErrorBoundary = RouteError;
