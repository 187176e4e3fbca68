import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet, useLoaderData } from '@remix-run/react';
import type { OrgData } from '#app/shell/org-data.ts';
import { OrgShell } from '#app/shell/org-shell.tsx';
import { PageError } from '#app/shell/route-error.tsx';

/** The frame of an organisation's pages. */
export async function loader({ params, context }: LoaderFunctionArgs): Promise<OrgData> {
  const { access, organisations, updates } = context.services;
  const { organisation, role, session } = await access.requireOrg(context.session, params.orgId ?? '', 'org:read');
  const [mine, waiting] = await Promise.all([
    organisations.listOf(session.user.id),
    updates.count(organisation.id, session.user),
  ]);
  return {
    organisation: { id: organisation.id, name: organisation.name },
    role,
    waiting,
    user: session.user,
    organisations: mine.map(({ id, name }) => ({ id, name })),
  };
}

export default function Organisation() {
  return (
    <OrgShell data={useLoaderData<typeof loader>()}>
      <Outlet />
    </OrgShell>
  );
}

export const ErrorBoundary = PageError;
