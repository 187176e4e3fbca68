import type { ItemPlace, LinkItem, LinkTeam } from './cross-team-links.ts';

/** An item of another board that a search found, as a link to it shows it. */
export interface FoundItem extends ItemPlace {
  readonly team: LinkTeam;
  readonly item: LinkItem;
}
