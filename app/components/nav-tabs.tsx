import { NavLink, useLocation } from '@remix-run/react';
import { clsx } from 'clsx';
import { type ReactNode, useRef } from 'react';
import { useCurrentInView } from './use-current-in-view.ts';

export interface NavTab {
  readonly to: string;
  readonly label: ReactNode;
  readonly end?: boolean;
  /** Other addresses that belong to the tab. */
  readonly also?: readonly string[];
}

/** Tabs that are links: each has an address, and the browser's back button works. Scrolls sideways when narrow. */
export function NavTabs({ label, tabs }: { label: string; tabs: readonly NavTab[] }) {
  const { pathname } = useLocation();
  const strip = useRef<HTMLElement>(null);
  useCurrentInView(strip, pathname);
  return (
    <nav ref={strip} aria-label={label} className="-mb-px min-w-0 overflow-x-auto [scrollbar-width:none]">
      <ul className="flex">
        {tabs.map((tab) => (
          <li key={tab.to}>
            <NavLink
              to={tab.to}
              end={tab.end}
              prefetch="intent"
              aria-current={tab.also?.includes(pathname) ? 'page' : undefined}
              className={({ isActive }) =>
                clsx(
                  'flex h-11 items-center whitespace-nowrap border-b-2 px-3 font-medium -outline-offset-2 transition-colors duration-150',
                  isActive || tab.also?.includes(pathname)
                    ? 'border-ink text-ink'
                    : 'border-transparent text-ink-2 hover:text-ink',
                )
              }
            >
              {tab.label}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
