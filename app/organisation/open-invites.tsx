import { useFetcher } from '@remix-run/react';
import { Link2 } from 'lucide-react';
import { Button } from '#app/components/button.tsx';
import { dayText } from '#app/components/relative-time.ts';
import { ROLE_NAME } from '#app/shell/role-words.ts';
import type { Role } from '#shared/permissions/role.ts';

export interface OpenInvite {
  readonly id: string;
  readonly role: Role;
  readonly createdBy: string | null;
  readonly expiresAt: Date;
}

/** Invitations that nobody used yet, to be taken back. */
export function OpenInvites({ invites }: { invites: readonly OpenInvite[] }) {
  if (invites.length === 0) return null;
  return (
    <section className="mt-8">
      <h2 className="mb-2 text-sm">Open invitations</h2>
      <ul className="rounded-card border border-line bg-card">
        {invites.map((invite) => (
          <InviteRow key={invite.id} invite={invite} />
        ))}
      </ul>
    </section>
  );
}

function InviteRow({ invite }: { invite: OpenInvite }) {
  const fetcher = useFetcher();
  return (
    <li className="flex items-center gap-3 border-line border-b px-4 py-2.5 last:border-b-0">
      <Link2 aria-hidden className="size-4 shrink-0 text-ink-3" />
      <p className="min-w-0 flex-1">
        As {ROLE_NAME[invite.role].toLowerCase()}
        <span className="block text-ink-3 text-xs">
          {invite.createdBy && `By ${invite.createdBy}, `}good until{' '}
          <time dateTime={invite.expiresAt.toISOString()}>{dayText(invite.expiresAt, 'UTC')}</time>
        </span>
      </p>
      <fetcher.Form method="post">
        <input type="hidden" name="intent" value="revoke" />
        <input type="hidden" name="inviteId" value={invite.id} />
        <Button type="submit" size="sm" busy={fetcher.state !== 'idle'}>
          Take back
        </Button>
      </fetcher.Form>
    </li>
  );
}
