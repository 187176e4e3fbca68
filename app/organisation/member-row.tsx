import { useFetcher } from '@remix-run/react';
import { UserMinus } from 'lucide-react';
import { useEffect } from 'react';
import { AlertDialog } from '#app/components/alert-dialog.tsx';
import { Avatar } from '#app/components/avatar.tsx';
import { IconButton } from '#app/components/icon-button.tsx';
import { Select } from '#app/components/select.tsx';
import { TextLink } from '#app/components/text-link.tsx';
import { TimeAgo } from '#app/components/time-ago.tsx';
import { useToast } from '#app/components/toast.tsx';
import { ROLE_NAME } from '#app/shell/role-words.ts';
import { ROLES, type Role } from '#shared/permissions/role.ts';

export interface ListedMember {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly createdAt: Date;
}

export interface MemberRowProps {
  readonly member: ListedMember;
  readonly isMe: boolean;
  readonly mayManage: boolean;
}

const OPTIONS = ROLES.map((role) => ({ value: role, label: ROLE_NAME[role] }));

/** A member: who, since when, in which role; owners change it or remove the person. */
export function MemberRow({ member, isMe, mayManage }: MemberRowProps) {
  const { userId, name, email, role } = member;
  const fetcher = useFetcher<{ ok: boolean; message?: string }>();
  const toast = useToast();
  const refusal = fetcher.state === 'idle' && fetcher.data?.ok === false ? fetcher.data.message : undefined;
  useEffect(() => {
    if (refusal) toast({ tone: 'bad', title: refusal });
  }, [refusal, toast]);
  const send = (fields: Record<string, string>) => fetcher.submit({ userId, ...fields }, { method: 'post' });
  // What was chosen shows until the answer is there; a refusal puts the old one back.
  const chosen = fetcher.state !== 'idle' ? fetcher.formData?.get('role') : null;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-line border-b px-4 py-2.5 last:border-b-0">
      <Avatar person={{ id: userId, name }} size="lg" decorative />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">
          {name} {isMe && <span className="font-normal text-ink-3">(you)</span>}
        </p>
        <p className="truncate text-ink-3 text-xs">{email}</p>
      </div>
      <TextLink to={`../activity?who=${encodeURIComponent(userId)}`} relative="path" className="text-xs">
        Activity<span className="sr-only"> of {name}</span>
      </TextLink>
      <p className="w-36 text-ink-3 text-xs max-sm:hidden">
        Joined <TimeAgo date={member.createdAt} />
      </p>
      <div className="flex items-center gap-1 max-sm:w-full max-sm:pl-12">
        {mayManage ? (
          <div className="w-32">
            <Select
              label={`Role of ${name}`}
              hideLabel
              small
              value={typeof chosen === 'string' ? chosen : role}
              onChange={(event) => send({ intent: 'role', role: event.currentTarget.value })}
              options={OPTIONS}
            />
          </div>
        ) : (
          <p className="text-ink-2">{ROLE_NAME[role]}</p>
        )}
        {(mayManage || isMe) && <RemoveButton name={name} isMe={isMe} onConfirm={() => send({ intent: 'remove' })} />}
      </div>
    </li>
  );
}

function RemoveButton({ name, isMe, onConfirm }: { name: string; isMe: boolean; onConfirm: () => void }) {
  return (
    <AlertDialog
      title={isMe ? 'Leave this organisation?' : `Remove ${name}?`}
      action={isMe ? 'Leave' : `Remove ${name}`}
      onConfirm={onConfirm}
      trigger={
        <IconButton label={isMe ? 'Leave the organisation' : `Remove ${name}`} tooltip={false}>
          <UserMinus aria-hidden className="size-4" />
        </IconButton>
      }
    >
      {isMe
        ? 'You lose access to its boards at once. What you wrote stays.'
        : 'They lose access to all its boards at once, open ones included. What they wrote stays.'}
    </AlertDialog>
  );
}
