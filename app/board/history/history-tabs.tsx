import { NavLink, useLocation } from '@remix-run/react';
import { clsx } from 'clsx';
import { useRef } from 'react';
import { useCurrentInView } from '#app/components/use-current-in-view.ts';

const TABS = [
  { path: '', label: 'Versions' },
  { path: '/activity', label: 'Activity' },
  { path: '/compare', label: 'Compare' },
  { path: '/replay', label: 'Replay' },
  { path: '/slips', label: 'Slips' },
  { path: '/burn', label: 'Burn' },
  { path: '/report', label: 'Report' },
] as const;

/** The pages of a board's history; `base` is the address of its versions. */
export function HistoryTabs({ base }: { base: string }) {
  const strip = useRef<HTMLElement>(null);
  useCurrentInView(strip, useLocation().pathname);
  return (
    <nav ref={strip} aria-label="History" className="max-w-full self-start overflow-x-auto print:hidden">
      <ul className="inline-flex h-8 rounded-card border border-line-strong bg-card p-px">
        {TABS.map(({ path, label }) => (
          <li key={path}>
            <NavLink
              to={`${base}${path}`}
              end
              className={({ isActive }) =>
                clsx(
                  'inline-flex h-full items-center rounded-bar px-3 font-medium text-xs transition-colors duration-150',
                  isActive ? 'bg-ink text-on-ink' : 'text-ink-2 hover:text-ink',
                )
              }
            >
              {label}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
