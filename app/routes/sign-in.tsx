import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Form, useActionData, useSearchParams } from '@remix-run/react';
import { Button } from '#app/components/button.tsx';
import { FormMessage } from '#app/components/form-message.tsx';
import { TextField } from '#app/components/text-field.tsx';
import { TextLink } from '#app/components/text-link.tsx';
import { AuthPage } from '#app/shell/auth-page.tsx';
import { formText } from '#app/shell/form-text.ts';
import { safeNextPath } from '#app/shell/next-path.ts';
import { PageError } from '#app/shell/route-error.tsx';
import { useSubmitting } from '#app/shell/use-submitting.ts';

export const meta: MetaFunction = () => [{ title: 'Sign in · Quarterdeck' }];

const nextOf = (request: Request) => safeNextPath(new URL(request.url).searchParams.get('next'));

export function loader({ request, context }: LoaderFunctionArgs) {
  if (context.session) throw redirect(nextOf(request));
  return null;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const email = formText(form, 'email');
  const password = formText(form, 'password');
  const { accounts } = context.services;
  const result = await accounts.signIn({ email, password, address: context.clientAddress });
  if (result.ok) throw redirect(nextOf(request), { headers: { 'Set-Cookie': result.cookie } });
  if (result.reason === 'wrong') {
    return data({ email, message: 'No account has this e-mail address and password together.' }, { status: 401 });
  }
  const minutes = Math.ceil(result.retryAfterSeconds / 60);
  const message = `Too many attempts. Try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`;
  const headers = { 'Retry-After': String(result.retryAfterSeconds) };
  return data({ email, message }, { status: 429, headers });
}

export default function SignIn() {
  const failed = useActionData<typeof action>();
  const [params] = useSearchParams();
  const next = params.get('next');
  const query = next ? `?next=${encodeURIComponent(next)}` : '';
  return (
    <AuthPage
      title="Sign in"
      footer={
        <>
          New here? <TextLink to={`/sign-up${query}`}>Create an organisation</TextLink>
        </>
      }
    >
      <Form method="post" className="flex flex-col gap-4">
        {failed && <FormMessage>{failed.message}</FormMessage>}
        <TextField
          label="E-mail"
          name="email"
          type="email"
          autoComplete="username"
          required
          autoFocus
          defaultValue={failed?.email}
        />
        <TextField label="Password" name="password" type="password" autoComplete="current-password" required />
        <Button type="submit" variant="primary" size="lg" busy={useSubmitting()}>
          Sign in
        </Button>
      </Form>
    </AuthPage>
  );
}

export const ErrorBoundary = PageError;
