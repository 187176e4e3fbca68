import { useFetcher } from '@remix-run/react';
import { Check, Copy, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#app/components/button.tsx';
import { Dialog, DialogClose } from '#app/components/dialog.tsx';
import { DialogActions } from '#app/components/dialog-actions.tsx';
import { Select } from '#app/components/select.tsx';
import { TextField } from '#app/components/text-field.tsx';
import { ROLE_NAME, ROLE_RIGHTS } from '#app/shell/role-words.ts';
import { ROLES } from '#shared/permissions/role.ts';

const OPTIONS = ROLES.map((role) => ({ value: role, label: `${ROLE_NAME[role]}: ${ROLE_RIGHTS[role]}` }));

/** Makes an invitation link for one person. The link is shown once: only its digest is kept. */
export function InviteDialog({ days }: { days: number }) {
  const [round, setRound] = useState(0);
  return (
    <Dialog
      title="Invite somebody"
      description={`A link for one person, good for ${days} days.`}
      onOpenChange={(open) => open && setRound(round + 1)}
      trigger={
        <Button variant="primary">
          <UserPlus aria-hidden className="size-4" />
          Invite
        </Button>
      }
    >
      <InviteForm key={round} />
    </Dialog>
  );
}

function InviteForm() {
  const fetcher = useFetcher<{ ok: boolean; path?: string }>();
  const path = fetcher.data?.path;
  // The browser knows by which address people reach this server; behind a proxy the server may not.
  if (path) return <InviteLink link={`${window.location.origin}${path}`} />;
  return (
    <fetcher.Form method="post">
      <input type="hidden" name="intent" value="invite" />
      <Select label="Role" name="role" defaultValue="editor" options={OPTIONS} />
      <DialogActions>
        <DialogClose>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" busy={fetcher.state !== 'idle'}>
          Make a link
        </Button>
      </DialogActions>
    </fetcher.Form>
  );
}

function InviteLink({ link }: { link: string }) {
  const [copied, setCopied] = useState(false);
  // Where the clipboard is out of reach (plain http in a network) the selected text can still be copied by hand.
  const copy = () => navigator.clipboard?.writeText(link).then(() => setCopied(true));
  return (
    <>
      <TextField
        label="Link"
        readOnly
        value={link}
        onFocus={(event) => event.currentTarget.select()}
        hint="Send it to the person. It is shown only now and works once."
      />
      <DialogActions>
        <DialogClose>
          <Button>Done</Button>
        </DialogClose>
        <Button variant="primary" onClick={() => void copy()}>
          {copied ? <Check aria-hidden className="size-4" /> : <Copy aria-hidden className="size-4" />}
          <span aria-live="polite">{copied ? 'Copied' : 'Copy link'}</span>
        </Button>
      </DialogActions>
    </>
  );
}
