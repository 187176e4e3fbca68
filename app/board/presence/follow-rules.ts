import type { Peer } from '#app/board/sync/board-session.ts';
import { can } from '#shared/permissions/can.ts';

/** The tab in which a person is at work: the one that was touched last. Null when they are not here. */
export function tabOf(peers: readonly Peer[], userId: string): Peer | null {
  const tabs = peers.filter(({ user }) => user.id === userId);
  const atWork = tabs.filter(({ state }) => state.picture && !state.idle);
  return (atWork.length > 0 ? atWork : tabs).reduce<Peer | null>(
    (last, tab) => (last === null || tab.changedAt > last.changedAt ? tab : last),
    null,
  );
}

/** Whom somebody follows, through all their tabs. */
function leaderOf(peers: readonly Peer[], userId: string): string | null {
  return peers.find(({ user, state }) => user.id === userId && state.following)?.state.following ?? null;
}

/** The people from `first` along whom each follows, until nobody or somebody who was named before. */
function chainFrom(first: string, peers: readonly Peer[]): string[] {
  const chain: string[] = [];
  for (let next: string | null = first; next !== null && !chain.includes(next); next = leaderOf(peers, next))
    chain.push(next);
  return chain;
}

/** Whether `me` may follow this person: not oneself, and nobody who follows me, through however many others. */
export function mayFollow(peers: readonly Peer[], me: string, userId: string): boolean {
  return userId !== me && !chainFrom(userId, peers).includes(me);
}

/**
 * Whether `me` has to let go of `leader`: two began to follow each other at the same moment. Of those in the circle the
 * one whose id comes first lets go, so that exactly one does.
 */
export function mustLetGo(peers: readonly Peer[], me: string, leader: string): boolean {
  const circle = chainFrom(leader, peers);
  return circle.includes(me) && circle.every((id) => me <= id);
}

/** The others whose picture follows this person's, each once. */
export function followersOf(peers: readonly Peer[], userId: string): readonly Peer['user'][] {
  const followers = peers.filter(({ user, state }) => state.following === userId && user.id !== userId);
  return [...new Map(followers.map(({ user }) => [user.id, user])).values()];
}

/** A person who asks everyone to look where they look. */
export interface Summons {
  readonly id: string;
  readonly user: Peer['user'];
}

/** The calls that stand now. Who may not call, as the server says, is not heard. */
export function summonsOf(peers: readonly Peer[], me: string): readonly Summons[] {
  return peers.flatMap(({ user, state }) =>
    state.summon && user.id !== me && can(user.role ?? null, 'session:summon') ? [{ id: state.summon.id, user }] : [],
  );
}
