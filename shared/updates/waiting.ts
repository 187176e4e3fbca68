import type { Matrix, RiskLevel } from '#shared/board/records/board-meta.ts';
import type { HandshakeState } from '#shared/board/records/dependency.ts';
import type { InitiativeStatus } from '#shared/board/records/initiative.ts';

/** Where something stands that waits for somebody: a record of a board. Days are ISO dates. */
interface WaitingRecord {
  readonly boardId: string;
  readonly boardTitle: string;
  /** Of the record; of a mention, the comment's key. */
  readonly id: string;
  readonly title: string;
  readonly team: string;
}

/** A risk of mine that nobody reviewed for longer than its interval. */
export interface WaitingReview extends WaitingRecord {
  readonly kind: 'review';
  /** `R-07`. */
  readonly key: string;
  readonly likelihood: number | null;
  readonly impact: number | null;
  readonly score: number | null;
  readonly level: RiskLevel | null;
  /** The score as it stood at the last review; null where it had none then. */
  readonly reviewedLikelihood: number | null;
  readonly reviewedImpact: number | null;
  readonly lastReviewed: string | null;
  readonly reviewEvery: number;
}

/** An action of mine that is not done: overdue, or due within `DUE_SOON_DAYS`. */
export interface WaitingAction extends WaitingRecord {
  readonly kind: 'action';
  readonly due: string;
  /** What it mitigates; empty when that is gone. */
  readonly risk: string;
}

/** A dependency in which it is the turn of my team: as supplier one that is asked, or promised and past; as consumer an offer. */
export interface WaitingLink extends WaitingRecord {
  readonly kind: 'link';
  readonly side: 'supplier' | 'consumer';
  readonly state: HandshakeState;
  readonly what: string;
  readonly needBy: string | null;
  readonly promised: string | null;
  /** The item at the other end; null when it is on no board of the organisation. */
  readonly other: { readonly title: string; readonly team: string; readonly boardTitle: string } | null;
}

/** A comment that names me, in an open thread in which I wrote nothing since. */
export interface WaitingMention extends WaitingRecord {
  readonly kind: 'mention';
  readonly author: string;
  readonly excerpt: string;
  /** When it was written, ISO 8601 in UTC. */
  readonly at: string;
  readonly recordKind: string;
  readonly recordId: string;
}

/** An initiative of mine whose end is over while it is neither done nor dropped. */
export interface WaitingInitiative extends WaitingRecord {
  readonly kind: 'initiative';
  readonly key: string;
  readonly end: string;
  readonly status: InitiativeStatus;
  readonly progress: number;
}

export type WaitingItem = WaitingReview | WaitingAction | WaitingLink | WaitingMention | WaitingInitiative;
export type WaitingKind = WaitingItem['kind'];

/** In the order in which the page shows them. */
export const WAITING_KINDS = ['review', 'action', 'link', 'mention', 'initiative'] as const satisfies WaitingKind[];

/** What waits for one person on all boards of an organisation. */
export interface WaitingList {
  /** The most urgent of each kind first; at most `MOST_OF_A_KIND` of each. */
  readonly items: readonly WaitingItem[];
  /** How many there are of all kinds, also where not all are listed. */
  readonly total: number;
  /** The risk matrix of each board that has a risk in the list. */
  readonly matrices: Readonly<Record<string, Matrix>>;
}

export const MOST_OF_A_KIND = 200;
/** An action is listed so many days before it is due: a week, for those who look once a week. */
export const DUE_SOON_DAYS = 7;

/** Names an item among all boards. */
export function waitingKey(item: Pick<WaitingItem, 'kind' | 'boardId' | 'id'>): string {
  return `${item.kind}:${item.boardId}:${item.id}`;
}
