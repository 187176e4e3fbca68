import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useLocation } from '@remix-run/react';
import { Button } from '#app/components/button.tsx';
import { ButtonLink } from '#app/components/button-link.tsx';
import { TextLink } from '#app/components/text-link.tsx';
import { AuthPage } from '#app/shell/auth-page.tsx';
import { formText } from '#app/shell/form-text.ts';
import { PersonFields } from '#app/shell/person-fields.tsx';
import { INVITE_OVER, ROLE_SENTENCE } from '#app/shell/role-words.ts';
import { PageError } from '#app/shell/route-error.tsx';
import { useSubmitting } from '#app/shell/use-submitting.ts';

export const meta: MetaFunction = () => [
  { title: 'Invitation · Quarterdeck' },
  // The address is the key: it shall not travel on in a Referer header.
  { name: 'referrer', content: 'no-referrer' },
];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { organisations } = context.services;
  const invitation = await organisations.invites.find(params.token ?? '');
  const user = context.session?.user;
  if (!invitation) return data({ state: 'unknown' as const }, { status: 404 });
  const { state, organisation, role, orgId } = invitation;
  const mine = user ? await organisations.listOf(user.id) : [];
  if (mine.some(({ id }) => id === orgId)) throw redirect(`/o/${orgId}/boards`);
  if (state !== 'open') return data({ state }, { status: 410 });
  return { state, organisation, role, user: user ?? null };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { accounts, organisations } = context.services;
  const token = params.token ?? '';
  if (context.session) return join(await organisations.invites.accept(token, context.session.user.id));

  const invitation = await organisations.invites.find(token);
  if (invitation?.state !== 'open') throw redirect(`/invite/${token}`);
  const form = await request.formData();
  const values = { name: formText(form, 'name'), email: formText(form, 'email') };
  const person = await accounts.register({ ...values, password: formText(form, 'password') });
  if (!person.ok) return data({ values, errors: person.errors }, { status: 422 });
  const accepted = await organisations.invites.accept(token, person.userId);
  return join(accepted, await accounts.startSession(person.userId));

  function join(result: { ok: true; orgId: string } | { ok: false }, cookie?: string): never {
    const headers = cookie ? { 'Set-Cookie': cookie } : undefined;
    throw redirect(result.ok ? `/o/${result.orgId}/boards` : `/invite/${token}`, { headers });
  }
}

export default function Invite() {
  const invitation = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const { pathname } = useLocation();
  const busy = useSubmitting();
  if (invitation.state !== 'open') {
    return (
      <AuthPage title={INVITE_OVER[invitation.state]} lead="Ask who invited you for a new link.">
        <ButtonLink to="/">Go to your boards</ButtonLink>
      </AuthPage>
    );
  }
  const { organisation, role, user } = invitation;
  const signIn = `/sign-in?next=${encodeURIComponent(pathname)}`;
  return (
    <AuthPage
      title={`Join ${organisation}`}
      lead={`You are invited. ${ROLE_SENTENCE[role]}`}
      footer={
        !user && (
          <>
            Have an account? <TextLink to={signIn}>Sign in to join</TextLink>
          </>
        )
      }
    >
      <Form method="post" className="flex flex-col gap-4">
        {user ? (
          <p className="text-ink-2">
            You are signed in as <strong className="font-medium text-ink">{user.email}</strong>.
          </p>
        ) : (
          <PersonFields values={failed?.values} errors={failed?.errors} />
        )}
        <Button type="submit" variant="primary" size="lg" busy={busy}>
          {user ? `Join ${organisation}` : 'Create account and join'}
        </Button>
      </Form>
    </AuthPage>
  );
}

export const ErrorBoundary = PageError;
