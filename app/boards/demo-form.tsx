import { Form } from '@remix-run/react';
import { Button } from '#app/components/button.tsx';
import { TextField } from '#app/components/text-field.tsx';
import { useSubmitting } from '#app/shell/use-submitting.ts';

export interface DemoFormProps {
  readonly failed?: { readonly errors: Readonly<Record<string, string>>; readonly values: { readonly title: string } };
}

/** The demo programme as a board of this organisation, dated around today. */
export function DemoForm({ failed }: DemoFormProps) {
  return (
    <Form method="post" className="flex flex-col gap-5">
      <input type="hidden" name="start" value="demo" />
      <TextField
        label="Title"
        name="title"
        required
        autoFocus
        autoComplete="off"
        defaultValue={failed?.values.title ?? 'One platform, demo'}
        error={failed?.errors.title}
      />
      <p className="max-w-2xl text-ink-2">
        A programme as it stands this week: initiatives that run and slip, risks with causes and consequences,
        hand-overs between teams with a conflict, and the versions of two reviews to compare with. Archive it when you
        have seen enough.
      </p>
      <div>
        <Button type="submit" variant="primary" size="lg" busy={useSubmitting()}>
          Create demo board
        </Button>
      </div>
    </Form>
  );
}
