import type { DependencyType, HandshakeState } from '#shared/board/records/dependency.ts';
import type { InitiativeStatus } from '#shared/board/records/initiative.ts';
import type { LinkState } from '#shared/schedule/conflicts.ts';

/** Dependencies between the teams of an organisation, over all its boards: what the server answers and the page shows. */
export interface CrossTeamLinks {
  /** All teams that give or need anything, whatever the filter, those with most conflicts first. */
  readonly teams: readonly LinkTeam[];
  /** One for each pair of teams that has links which the filter lets through. */
  readonly cells: readonly MatrixCell[];
  /** The links that the filter asks for, the shortest of time first. */
  readonly links: readonly CrossTeamLink[];
  /** How many links the filter asks for; more than `links` holds when there are very many. */
  readonly total: number;
}

/**
 * A team across boards: a team of the organisation (`org:<id>`), else a lane of one board by its name
 * (`lane:<boardId>:<name>`); `none` for items without a team, `elsewhere` for items that are on no open board.
 */
export interface LinkTeam {
  readonly key: string;
  readonly name: string;
  readonly colour: string;
  /** The board of a lane that is no team of the organisation. */
  readonly boardTitle: string | null;
}

/** What `from` gives and `to` needs. */
export interface MatrixCell {
  readonly from: string;
  readonly to: string;
  readonly count: number;
  readonly conflicts: number;
  readonly tight: number;
  /** Links without dates on both ends. */
  readonly unknown: number;
  /** Working days short of the worst conflict; 0 without conflicts. */
  readonly daysShort: number;
}

export type LinkStateName = LinkState['state'];

export interface CrossTeamLink {
  /** The board that the dependency is written on, and its id there. */
  readonly boardId: string;
  readonly id: string;
  readonly type: DependencyType;
  /** Working days. */
  readonly lag: number;
  readonly what: string;
  readonly handshake: HandshakeState;
  readonly needBy: string | null;
  readonly promisedOn: string | null;
  /** Working days that the promise is later than the need, negative when earlier; null where one of them is missing. */
  readonly promiseLate: number | null;
  readonly state: LinkStateName;
  /** Working days to spare, negative when short; null where a date or an item is missing, or it is over. */
  readonly slack: number | null;
  readonly from: LinkEnd;
  readonly to: LinkEnd;
}

export interface LinkEnd {
  readonly boardId: string;
  readonly itemId: string;
  readonly team: string;
  /** Null when the item is on no open board of the organisation, or may not be seen. */
  readonly item: LinkItem | null;
  /** Why there is no item; null where there is one, or it is not known. */
  readonly absence: LinkAbsence | null;
}

/**
 * Why an item can't be shown: it was deleted, its board was archived, its board is gone or of another organisation, or
 * this person may not read it.
 */
export type LinkAbsence = 'deleted' | 'archived' | 'elsewhere' | 'hidden';

export interface LinkItem {
  readonly kind: 'initiative' | 'milestone';
  readonly key: string;
  readonly title: string;
  readonly boardTitle: string;
  readonly start: string | null;
  readonly end: string | null;
  /** Of the initiative, or of the one that a milestone is a stage of; null for other milestones. */
  readonly status: InitiativeStatus | null;
}

/** Which links are asked for. What is null does not matter. */
export interface LinkFilter {
  /** A board that the link is written on or has an end on. */
  readonly boardId: string | null;
  /** A team on either end. */
  readonly team: string | null;
  readonly conflictsOnly: boolean;
  /** A team whose turn it is in the hand-shake. */
  readonly waitingFor: string | null;
  /** An item: those links alone that it waits for or that wait for it, however far. */
  readonly chain: ItemPlace | null;
  /** Only links between two boards. */
  readonly acrossOnly?: boolean;
  /** A cell of the matrix; narrows the links, not the cells. */
  readonly from: string | null;
  readonly to: string | null;
}

/** An initiative or milestone and the board it is on. */
export interface ItemPlace {
  readonly boardId: string;
  readonly itemId: string;
}

/** All links, now. */
export const EVERY_LINK: LinkFilter = {
  boardId: null,
  team: null,
  conflictsOnly: false,
  waitingFor: null,
  chain: null,
  from: null,
  to: null,
};

/** Links that one answer lists at most. */
export const LISTED_LINKS = 500;

/** A moment to look back at: the boards as their last snapshots up to this one have them. */
export interface SnapshotChoice {
  readonly id: string;
  readonly name: string;
  readonly kind: 'automatic' | 'named';
  readonly boardTitle: string;
  readonly takenAt: Date;
}
