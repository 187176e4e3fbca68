import { NavLink } from '@remix-run/react';
import { clsx } from 'clsx';
import { REGISTER_NAMES, REGISTERS } from './register-kinds.ts';

/** Which kind of record the register shows; each has its address. */
export function KindSwitch({ base }: { readonly base: string }) {
  return (
    <nav
      aria-label="Records in the register"
      className="flex h-8 min-w-0 shrink overflow-x-auto max-sm:w-full rounded-card border border-line-strong bg-card p-px [scrollbar-width:none]"
    >
      {REGISTER_NAMES.map((name) => (
        <NavLink
          key={name}
          to={`${base}/${name}`}
          prefetch="intent"
          className={({ isActive }) =>
            clsx(
              'inline-flex min-w-6 shrink-0 items-center whitespace-nowrap rounded-bar px-2 font-medium text-xs -outline-offset-2 transition-colors duration-150',
              isActive ? 'bg-ink text-on-ink' : 'text-ink-2 hover:text-ink',
            )
          }
        >
          {REGISTERS[name].label}
        </NavLink>
      ))}
    </nav>
  );
}
