import { Link } from '@remix-run/react';
import { clsx } from 'clsx';
import type { CrossTeamLink } from '#shared/dependencies/cross-team-links.ts';
import { useLinkPlaces } from './link-places.ts';
import { LINK_STATES, LinkStateIcon } from './link-state-icon.tsx';
import { stateWords } from './link-words.ts';

/** How a link stands; opens the dependency. */
export function LinkStateLink({ link }: { link: CrossTeamLink }) {
  const { linkTo } = useLinkPlaces();
  return (
    <Link
      to={linkTo(link)}
      preventScrollReset
      className={clsx(
        'inline-flex min-h-6 items-center gap-1 rounded-bar px-1.5 py-0.5 font-medium text-xs tabular-nums hover:underline whitespace-nowrap',
        LINK_STATES[link.state].tint,
      )}
    >
      <LinkStateIcon state={link.state} />
      <span>
        {stateWords(link)}
        <span className="sr-only">, open the dependency</span>
      </span>
    </Link>
  );
}
