import { Form } from '@remix-run/react';
import type { FormEvent } from 'react';
import { Button } from '#app/components/button.tsx';
import { useSignOut } from './use-sign-out.tsx';

/** Signs out; works before scripts load. What is on the device then goes when somebody else signs in. */
export function SignOutButton() {
  const { signOut, dialog } = useSignOut();
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    signOut();
  };
  return (
    <>
      <Form method="post" action="/sign-out" reloadDocument onSubmit={onSubmit}>
        <Button type="submit" variant="quiet">
          Sign out
        </Button>
      </Form>
      {dialog}
    </>
  );
}
