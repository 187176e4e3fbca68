import { useFetcher, useSearchParams } from '@remix-run/react';
import { Camera } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '#app/components/button.tsx';
import { Dialog, DialogClose } from '#app/components/dialog.tsx';
import { DialogActions } from '#app/components/dialog-actions.tsx';
import { TextArea } from '#app/components/text-area.tsx';
import { TextField } from '#app/components/text-field.tsx';
import { useToast } from '#app/components/toast.tsx';
import { MAX_SNAPSHOT_NAME, MAX_SNAPSHOT_NOTE } from '#shared/history/snapshot-name.ts';

/** The button and the dialog that take a snapshot by name. `?take` in the address opens it. */
export function TakeSnapshot() {
  const [params, setParams] = useSearchParams();
  const [isOpen, setOpen] = useState(false);
  const fetcher = useFetcher<{ ok?: true; error?: string }>();
  const toast = useToast();
  const asked = params.has('take');
  useEffect(() => {
    if (!asked) return;
    setOpen(true);
    setParams({}, { replace: true });
  }, [asked, setParams]);

  const taken = fetcher.state === 'idle' && fetcher.data?.ok === true ? fetcher.data : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each snapshot that was taken
  useEffect(() => {
    if (!taken) return;
    setOpen(false);
    toast({ title: 'Snapshot taken', tone: 'ok' });
  }, [taken]);

  return (
    <Dialog
      title="Take a snapshot"
      description="The whole board as it is now, kept under a name. It never changes and opens on the same pictures."
      open={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button variant="primary">
          <Camera aria-hidden className="size-4" />
          Take a snapshot
        </Button>
      }
    >
      <fetcher.Form method="post">
        <TextField
          label="Name"
          name="name"
          required
          maxLength={MAX_SNAPSHOT_NAME}
          autoComplete="off"
          placeholder="Q1 commitment"
          error={fetcher.data?.error}
        />
        <div className="mt-3">
          <TextArea label="Note" name="note" rows={2} maxLength={MAX_SNAPSHOT_NOTE} hint="What was agreed, by whom." />
        </div>
        <DialogActions>
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" variant="primary" busy={fetcher.state !== 'idle'}>
            Take it
          </Button>
        </DialogActions>
      </fetcher.Form>
    </Dialog>
  );
}
