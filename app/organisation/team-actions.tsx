import { useFetcher } from '@remix-run/react';
import { Archive, ArchiveRestore, ArrowDown, ArrowUp, Ellipsis, type LucideIcon } from 'lucide-react';
import { DropdownMenu } from '#app/components/dropdown-menu.tsx';
import { IconButton } from '#app/components/icon-button.tsx';
import { MenuItem } from '#app/components/menu-items.tsx';
import type { TeamRowProps } from './team-row.tsx';

interface TeamAction {
  readonly intent: 'up' | 'down' | 'archive' | 'restore';
  readonly text: string;
  readonly label: string;
  readonly Icon: LucideIcon;
  readonly disabled?: boolean;
}

function actionsOn({ team: { name, archivedAt }, isFirst, isLast }: Omit<TeamRowProps, 'mayChange'>): TeamAction[] {
  if (archivedAt) return [{ intent: 'restore', text: 'Put back', label: `Put ${name} back`, Icon: ArchiveRestore }];
  return [
    { intent: 'up', text: 'Move up', label: `Move ${name} up`, Icon: ArrowUp, disabled: isFirst },
    { intent: 'down', text: 'Move down', label: `Move ${name} down`, Icon: ArrowDown, disabled: isLast },
    { intent: 'archive', text: 'Archive', label: `Archive ${name}`, Icon: Archive },
  ];
}

/** What can be done with a team as a whole: buttons side by side, a menu where they don't fit. */
export function TeamActions(props: Omit<TeamRowProps, 'mayChange'>) {
  const { team } = props;
  const fetcher = useFetcher();
  const send = (intent: string) => fetcher.submit({ intent, teamId: team.id }, { method: 'post' });
  const actions = actionsOn(props);
  return (
    <div className="flex h-9 items-center">
      {actions.map(({ intent, label, Icon, disabled }) => (
        <IconButton
          key={intent}
          label={label}
          disabled={disabled}
          onClick={() => send(intent)}
          className="max-sm:hidden"
        >
          <Icon aria-hidden className="size-4" />
        </IconButton>
      ))}
      <DropdownMenu
        trigger={
          <IconButton label={`Menu of ${team.name}`} tooltip={false} className="sm:hidden">
            <Ellipsis aria-hidden className="size-4" />
          </IconButton>
        }
      >
        {actions.map(({ intent, text, Icon, disabled }) => (
          <MenuItem
            key={intent}
            icon={<Icon aria-hidden className="size-4" />}
            disabled={disabled}
            onSelect={() => send(intent)}
          >
            {text}
          </MenuItem>
        ))}
      </DropdownMenu>
    </div>
  );
}
