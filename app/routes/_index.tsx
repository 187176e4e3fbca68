import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Form, useActionData } from '@remix-run/react';
import { Button } from '#app/components/button.tsx';
import { TextField } from '#app/components/text-field.tsx';
import { AuthPage } from '#app/shell/auth-page.tsx';
import { formText } from '#app/shell/form-text.ts';
import { PageError } from '#app/shell/route-error.tsx';
import { SignOutButton } from '#app/shell/sign-out-button.tsx';
import { useSubmitting } from '#app/shell/use-submitting.ts';

export const meta: MetaFunction = () => [{ title: 'Quarterdeck' }];

/** Everybody's front door: to the boards, or to sign-in. It shows itself to who belongs to no organisation. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  if (!context.session) throw redirect('/sign-in');
  const [first] = await context.services.organisations.listOf(context.session.user.id);
  const wantsAnother = new URL(request.url).searchParams.has('new-organisation');
  if (first && !wantsAnother) throw redirect(`/o/${first.id}/boards`);
  return { isMember: first !== undefined };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { user } = context.services.access.requireSession(context.session);
  const name = formText(await request.formData(), 'name');
  const created = await context.services.organisations.create({ name, ownerId: user.id });
  if (!created.ok) return data({ name, errors: created.errors }, { status: 422 });
  throw redirect(`/o/${created.orgId}/boards`);
}

export default function Index() {
  const failed = useActionData<typeof action>();
  return (
    <AuthPage
      title="Create an organisation"
      lead="An organisation holds boards, teams and people. To join one that exists, open the invitation you were sent."
      footer={<SignOutButton />}
    >
      <Form method="post" action="/?index" className="flex flex-col gap-4">
        <TextField label="Organisation" name="name" required defaultValue={failed?.name} error={failed?.errors.name} />
        <Button type="submit" variant="primary" size="lg" busy={useSubmitting()}>
          Create organisation
        </Button>
      </Form>
    </AuthPage>
  );
}

export const ErrorBoundary = PageError;
