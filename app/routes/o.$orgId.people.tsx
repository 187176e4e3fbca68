import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PageHeader } from '#app/components/page-header.tsx';
import { InviteDialog } from '#app/organisation/invite-dialog.tsx';
import { MemberRow } from '#app/organisation/member-row.tsx';
import { OpenInvites } from '#app/organisation/open-invites.tsx';
import { formText } from '#app/shell/form-text.ts';
import { useMay, useOrg } from '#app/shell/org-data.ts';
import { RouteError } from '#app/shell/route-error.tsx';
import { type Action, can } from '#shared/permissions/can.ts';
import { isRole } from '#shared/permissions/role.ts';

export const meta: MetaFunction = () => [{ title: 'People · Quarterdeck' }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { access, organisations } = context.services;
  const { organisation, role } = await access.requireOrg(context.session, params.orgId ?? '', 'org:read');
  const { members, invites } = organisations;
  return {
    members: await members.list(organisation.id),
    invites: can(role, 'org:invite') ? await invites.listOpen(organisation.id) : [],
    inviteDays: invites.days,
  };
}

const REFUSED = {
  'last-owner': 'An organisation needs an owner: make somebody else one first.',
  'no-member': 'This person is no member any more.',
} as const;

/** Everybody may leave; all else is the owners'. */
function rightFor(intent: string, aboutMe: boolean): Action {
  if (intent === 'invite' || intent === 'revoke') return 'org:invite';
  return intent === 'remove' && aboutMe ? 'org:read' : 'org:manage-people';
}

/** Changes a role, removes a member (or leaves), makes or takes back an invitation. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { access, organisations } = context.services;
  const form = await request.formData();
  const intent = formText(form, 'intent');
  const [userId, role] = [formText(form, 'userId'), formText(form, 'role')];
  const right = rightFor(intent, userId === context.session?.user.id);
  const { organisation, session } = await access.requireOrg(context.session, params.orgId ?? '', right);
  const { members, invites } = organisations;

  if (intent === 'revoke') {
    await invites.revoke(organisation.id, formText(form, 'inviteId'));
    return { ok: true };
  }
  if (intent === 'invite' && isRole(role)) {
    const { token } = await invites.create({ orgId: organisation.id, role, createdBy: session.user.id });
    return { ok: true, path: `/invite/${token}` };
  }
  if (intent === 'remove' || (intent === 'role' && isRole(role))) {
    const changed =
      intent === 'role' && isRole(role)
        ? await members.changeRole(organisation.id, userId, role)
        : await members.remove(organisation.id, userId);
    if (!changed.ok) return data({ ok: false, message: REFUSED[changed.reason] }, { status: 409 });
    if (intent === 'remove' && userId === session.user.id) throw redirect('/');
    return { ok: true };
  }
  throw new Response(null, { status: 400 });
}

export default function PeoplePage() {
  const { members, invites, inviteDays } = useLoaderData<typeof loader>();
  const { user } = useOrg();
  const mayInvite = useMay('org:invite');
  const mayManage = useMay('org:manage-people');
  return (
    <div className="max-w-3xl">
      <PageHeader
        title="People"
        description={mayInvite ? undefined : 'Owners invite people and change their roles.'}
        actions={mayInvite && <InviteDialog days={inviteDays} />}
      />
      <ul aria-label="Members" className="rounded-card border border-line bg-card">
        {members.map((member) => (
          <MemberRow key={member.userId} member={member} isMe={member.userId === user.id} mayManage={mayManage} />
        ))}
      </ul>
      <OpenInvites invites={invites} />
    </div>
  );
}

export const ErrorBoundary = RouteError;
