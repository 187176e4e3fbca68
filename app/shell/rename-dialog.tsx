import { useFetcher } from '@remix-run/react';
import { useEffect } from 'react';
import { Button } from '#app/components/button.tsx';
import { Dialog, DialogClose } from '#app/components/dialog.tsx';
import { DialogActions } from '#app/components/dialog-actions.tsx';
import { TextField } from '#app/components/text-field.tsx';

/** What an action that changes something answers. */
export interface ChangeAnswer {
  readonly ok: boolean;
  readonly errors?: Readonly<Record<string, string>>;
}

export interface RenameDialogProps {
  readonly title: string;
  readonly label: string;
  /** Name of the form's field, and of its error in the answer. */
  readonly field: string;
  readonly value: string;
  readonly action: string;
  /** Other fields of the form: what it is about. */
  readonly fields?: Readonly<Record<string, string>>;
  readonly onClose: () => void;
}

/** Asks for a new name and sends it; closes when it was taken. */
export function RenameDialog({ title, label, field, value, action, fields = {}, onClose }: RenameDialogProps) {
  const fetcher = useFetcher<ChangeAnswer>();
  const done = fetcher.state === 'idle' && fetcher.data?.ok === true;
  useEffect(() => {
    if (done) onClose();
  }, [done, onClose]);
  return (
    <Dialog title={title} open onOpenChange={(open) => !open && onClose()}>
      <fetcher.Form method="post" action={action}>
        <input type="hidden" name="intent" value="rename" />
        {Object.entries(fields).map(([name, content]) => (
          <input key={name} type="hidden" name={name} value={content} />
        ))}
        <TextField
          label={label}
          name={field}
          defaultValue={value}
          required
          onFocus={(event) => event.currentTarget.select()}
          error={fetcher.data?.errors?.[field]}
        />
        <DialogActions>
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" variant="primary" busy={fetcher.state !== 'idle'}>
            Rename
          </Button>
        </DialogActions>
      </fetcher.Form>
    </Dialog>
  );
}
