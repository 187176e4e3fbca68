import { clsx } from 'clsx';
import { presenceColour } from '#shared/protocol/presence.ts';
import { initials } from './initials.ts';

const SIZE = { sm: 'size-6 text-2xs', md: 'size-7 text-2xs', lg: 'size-9 text-xs' } as const;

export interface AvatarProps {
  readonly person: { readonly id: string; readonly name: string };
  readonly size?: keyof typeof SIZE;
  /** The name stands beside it: screen readers need not hear it twice. */
  readonly decorative?: boolean;
}

/** A person as initials on their colour, the same colour as their cursor. */
export function Avatar({ person, size = 'md', decorative = false }: AvatarProps) {
  return (
    <span
      {...(decorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': person.name, title: person.name })}
      style={{ backgroundColor: presenceColour(person.id) }}
      className={clsx(
        'inline-flex shrink-0 select-none items-center justify-center rounded-full font-bold text-on-person',
        SIZE[size],
      )}
    >
      {initials(person.name)}
    </span>
  );
}
