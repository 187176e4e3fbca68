import { useEffect, useRef } from 'react';
import { TextLink } from '#app/components/text-link.tsx';
import type { CrossTeamLinks } from '#shared/dependencies/cross-team-links.ts';
import { teamName } from './link-words.ts';
import type { LinksAddress } from './links-address.ts';

interface ListHeadingProps {
  readonly links: Pick<CrossTeamLinks, 'teams' | 'total'>;
  readonly address: LinksAddress;
  /** Address of the page without a cell chosen. */
  readonly all: string;
}

/** How many links the list has, and between whom. Comes into sight when a cell of the matrix is chosen. */
export function ListHeading({ links, address, all }: ListHeadingProps) {
  const ref = useRef<HTMLDivElement>(null);
  const { from, to } = address;
  const nameOf = (key: string) => {
    const team = links.teams.find((one) => one.key === key);
    return team ? teamName(team, true) : 'a team that is gone';
  };
  const count = links.total === 1 ? '1 dependency' : `${links.total} dependencies`;
  const between = [from && `${nameOf(from)} gives`, to && `${nameOf(to)} needs`].filter(Boolean).join(', ');

  useEffect(() => {
    if (from !== null || to !== null) ref.current?.scrollIntoView({ block: 'nearest' });
  }, [from, to]);

  return (
    <div ref={ref} aria-live="polite" className="mb-2 flex scroll-mb-56 flex-wrap items-baseline gap-x-3">
      <h2 className="text-md">{between === '' ? count : `${count}: ${between}`}</h2>
      {between !== '' && (
        <TextLink to={all} replace preventScrollReset className="text-xs">
          Show those of all teams
        </TextLink>
      )}
    </div>
  );
}
