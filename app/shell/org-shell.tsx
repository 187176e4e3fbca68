import { Link, NavLink, useNavigation } from '@remix-run/react';
import { clsx } from 'clsx';
import {
  Activity,
  CalendarDays,
  LayoutGrid,
  ListChecks,
  type LucideIcon,
  Rows3,
  UsersRound,
  Waypoints,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { LogoMark } from './logo-mark.tsx';
import type { OrgData } from './org-data.ts';
import { OrganisationMenu } from './organisation-menu.tsx';
import { useOrgKeys } from './use-org-keys.ts';
import { UserMenu } from './user-menu.tsx';

interface Place {
  readonly to: string;
  readonly label: string;
  readonly Icon: LucideIcon;
}

const PLACES: readonly Place[] = [
  { to: 'boards', label: 'Boards', Icon: LayoutGrid },
  { to: 'updates', label: 'Needs my update', Icon: ListChecks },
  { to: 'dependencies', label: 'Dependencies', Icon: Waypoints },
  { to: 'activity', label: 'Activity', Icon: Activity },
  { to: 'teams', label: 'Teams', Icon: Rows3 },
  { to: 'calendar', label: 'Calendar', Icon: CalendarDays },
  { to: 'people', label: 'People', Icon: UsersRound },
];

/** The frame of an organisation's pages: one line of chrome, then the page. Its places wrap below when narrow. */
export function OrgShell({ data, children }: { data: OrgData; children: ReactNode }) {
  const { organisation, organisations, user } = data;
  const home = `/o/${organisation.id}`;
  useOrgKeys(home);
  const loading = useNavigation().state === 'loading';
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#page"
        className="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-50 focus:rounded-card focus:bg-raised focus:px-3 focus:py-2"
      >
        Skip to the page
      </a>
      <header className="sticky top-0 z-30 border-line border-b bg-card">
        <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-3 px-4 sm:px-6">
          <div className="flex h-14 min-w-0 flex-1 items-center gap-1.5 md:flex-none">
            <Link to={`${home}/boards`} aria-label="Quarterdeck, boards" className="shrink-0 rounded-card">
              <LogoMark className="size-7" />
            </Link>
            <OrganisationMenu organisation={organisation} organisations={organisations} />
          </div>
          <nav
            aria-label="Places"
            className="order-last -mx-2 w-[calc(100%+1rem)] overflow-x-auto [scrollbar-width:none] md:order-none md:mx-0 md:ml-3 md:w-auto md:flex-1"
          >
            <ul className="flex">
              {PLACES.map((place) => (
                <li key={place.to}>
                  <PlaceLink {...place} to={`${home}/${place.to}`} count={place.to === 'updates' ? data.waiting : 0} />
                </li>
              ))}
            </ul>
          </nav>
          <UserMenu user={user} />
        </div>
        {loading && (
          <div
            role="progressbar"
            aria-label="Loading the page"
            className="absolute inset-x-0 -bottom-px h-0.5 animate-shimmer bg-ink-3"
          />
        )}
      </header>
      <main id="page" tabIndex={-1} className="mx-auto w-full max-w-6xl flex-1 px-4 py-6 sm:px-6 sm:py-8">
        {children}
      </main>
    </div>
  );
}

const MOST_COUNTED = 99;

function PlaceLink({ to, label, Icon, count }: Place & { readonly count: number }) {
  return (
    <NavLink
      to={to}
      prefetch="intent"
      className={({ isActive }) =>
        clsx(
          'flex h-11 items-center gap-1.5 whitespace-nowrap border-b-2 px-2.5 font-medium -outline-offset-2 transition-colors duration-150 md:h-14 md:px-3',
          isActive ? 'border-ink text-ink' : 'border-transparent text-ink-2 hover:text-ink',
        )
      }
    >
      <Icon aria-hidden className="size-4 max-sm:hidden" />
      {label}
      {count > 0 && (
        <span className="rounded-full bg-warn-tint px-1.5 font-medium text-2xs text-warn-text tabular-nums">
          {count > MOST_COUNTED ? `${MOST_COUNTED}+` : count}
          <span className="sr-only"> waiting</span>
        </span>
      )}
    </NavLink>
  );
}
