import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Form, useActionData, useSearchParams } from '@remix-run/react';
import { Button } from '#app/components/button.tsx';
import { TextField } from '#app/components/text-field.tsx';
import { TextLink } from '#app/components/text-link.tsx';
import { AuthPage } from '#app/shell/auth-page.tsx';
import { formText } from '#app/shell/form-text.ts';
import { safeNextPath } from '#app/shell/next-path.ts';
import { PersonFields } from '#app/shell/person-fields.tsx';
import { PageError } from '#app/shell/route-error.tsx';
import { useSubmitting } from '#app/shell/use-submitting.ts';

export const meta: MetaFunction = () => [{ title: 'Create an organisation · Quarterdeck' }];

export function loader({ context }: LoaderFunctionArgs) {
  if (context.session) throw redirect('/');
  return null;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const values = {
    organisation: formText(form, 'organisation'),
    name: formText(form, 'name'),
    email: formText(form, 'email'),
  };
  const result = await context.services.accounts.signUp({ ...values, password: formText(form, 'password') });
  if (!result.ok) return data({ values, errors: result.errors }, { status: 422 });
  const next = safeNextPath(new URL(request.url).searchParams.get('next'), `/o/${result.orgId}/boards`);
  throw redirect(next, { headers: { 'Set-Cookie': result.cookie } });
}

export default function SignUp() {
  const failed = useActionData<typeof action>();
  const [params] = useSearchParams();
  const next = params.get('next');
  return (
    <AuthPage
      title="Create an organisation"
      lead="You will be its owner and can invite others by link."
      footer={
        <>
          Have an account?{' '}
          <TextLink to={next ? `/sign-in?next=${encodeURIComponent(next)}` : '/sign-in'}>Sign in</TextLink>
        </>
      }
    >
      <Form method="post" className="flex flex-col gap-4">
        <TextField
          label="Organisation"
          name="organisation"
          autoComplete="organization"
          required
          autoFocus
          defaultValue={failed?.values.organisation}
          error={failed?.errors.organisation}
        />
        <PersonFields values={failed?.values} errors={failed?.errors} />
        <Button type="submit" variant="primary" size="lg" busy={useSubmitting()}>
          Create organisation
        </Button>
      </Form>
    </AuthPage>
  );
}

export const ErrorBoundary = PageError;
