import { useFetcher } from '@remix-run/react';
import { Plus } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button } from '#app/components/button.tsx';
import { TextField } from '#app/components/text-field.tsx';
import type { ChangeAnswer } from '#app/shell/rename-dialog.tsx';

/** One line that adds a team; empty again afterwards, ready for the next. */
export function AddTeam() {
  const fetcher = useFetcher<ChangeAnswer>();
  const input = useRef<HTMLInputElement>(null);
  const done = fetcher.state === 'idle' && fetcher.data?.ok === true;
  useEffect(() => {
    if (!done || !input.current) return;
    input.current.value = '';
    input.current.focus();
  }, [done]);
  return (
    <fetcher.Form method="post" className="flex items-start gap-2">
      <input type="hidden" name="intent" value="create" />
      <div className="min-w-0 max-w-sm flex-1">
        <TextField
          ref={input}
          label="Name of a new team"
          hideLabel
          name="name"
          placeholder="New team"
          autoComplete="off"
          required
          error={fetcher.data?.errors?.name}
        />
      </div>
      <Button type="submit" className="h-9" busy={fetcher.state !== 'idle'}>
        <Plus aria-hidden className="size-4" />
        Add team
      </Button>
    </fetcher.Form>
  );
}
