import { LogOut } from 'lucide-react';
import { Avatar } from '#app/components/avatar.tsx';
import { DropdownMenu } from '#app/components/dropdown-menu.tsx';
import { MenuItem, MenuRadioGroup, MenuSeparator } from '#app/components/menu-items.tsx';
import { type AnnounceChoice, chooseAnnounce, useAnnounceChoice } from './announce-choice.ts';
import { chooseTheme, type ThemeChoice, useThemeChoice } from './theme.ts';
import { useOwnDevice } from './use-own-device.ts';
import { useSignOut } from './use-sign-out.tsx';

const THEMES = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const satisfies readonly { value: ThemeChoice; label: string }[];

const ANNOUNCE = [
  { value: 'on', label: 'Told every few seconds' },
  { value: 'off', label: 'Not told' },
] as const satisfies readonly { value: AnnounceChoice; label: string }[];

export interface UserMenuProps {
  readonly user: { readonly id: string; readonly name: string; readonly email: string };
}

/** The person's own menu: who is signed in, theme, what a screen reader is told, sign out. */
export function UserMenu({ user }: UserMenuProps) {
  const theme = useThemeChoice();
  const announce = useAnnounceChoice();
  const { signOut, dialog } = useSignOut();
  useOwnDevice(user.id);
  const trigger = (
    <button type="button" aria-label={`Your menu, ${user.name}`} className="shrink-0 rounded-full">
      <Avatar person={user} decorative />
    </button>
  );
  return (
    <>
      <DropdownMenu trigger={trigger}>
        <div className="px-2 pt-1.5 pb-2">
          <p className="font-medium">{user.name}</p>
          <p className="text-ink-3 text-xs">{user.email}</p>
        </div>
        <MenuSeparator />
        <MenuRadioGroup label="Theme" value={theme} options={THEMES} onChange={chooseTheme} />
        <MenuSeparator />
        <MenuRadioGroup
          label="Others’ changes, to screen readers"
          value={announce}
          options={ANNOUNCE}
          onChange={chooseAnnounce}
        />
        <MenuSeparator />
        <MenuItem icon={<LogOut aria-hidden className="size-4" />} onSelect={signOut}>
          Sign out
        </MenuItem>
      </DropdownMenu>
      {dialog}
    </>
  );
}
