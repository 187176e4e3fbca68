import { createContext, type ReactNode, useContext } from 'react';
import type { CrossTeamLink, LinkEnd } from '#shared/dependencies/cross-team-links.ts';

/** Where the rows of dependencies lead, and what can be done in them: another on a board than over all of them. */
export interface LinkPlaces {
  /** Address of an item; null where there is nothing to go to. */
  itemTo(end: LinkEnd): string | null;
  /** Address of the dependency itself. */
  linkTo(link: CrossTeamLink): string;
  /** The next steps of the hand-shake, where this person may take any. */
  readonly steps?: (link: CrossTeamLink) => ReactNode;
}

export const LinkPlacesContext = createContext<LinkPlaces | null>(null);

export function useLinkPlaces(): LinkPlaces {
  const places = useContext(LinkPlacesContext);
  if (!places) throw new Error('Dependencies are shown inside LinkPlacesContext.');
  return places;
}
