import { Form } from '@remix-run/react';
import { Button } from '#app/components/button.tsx';

/** Signs out; works before scripts load. */
export function SignOutButton() {
  return (
    <Form method="post" action="/sign-out" reloadDocument>
      <Button type="submit" variant="quiet">
        Sign out
      </Button>
    </Form>
  );
}
