import type { Peer } from '#app/board/sync/board-session.ts';
import type { PictureName } from '#shared/protocol/presence.ts';
import { mayFollow, tabOf } from './follow-rules.ts';

/** Somebody else on the board, as the list of people shows them. */
export interface PersonHere {
  readonly user: Peer['user'];
  readonly picture: PictureName | null;
  readonly idle: boolean;
  /** They follow this person, so this person can't follow them. */
  readonly followsMe: boolean;
}

/** The others, each once, by name. */
export function peopleHere(peers: readonly Peer[], me: string): readonly PersonHere[] {
  const users = new Map(peers.map(({ user }) => [user.id, user]));
  users.delete(me);
  return [...users.values()]
    .sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }) || (a.id < b.id ? -1 : 1))
    .map((user) => {
      const state = tabOf(peers, user.id)?.state;
      return {
        user,
        picture: state?.picture ?? null,
        idle: state?.idle === true,
        followsMe: !mayFollow(peers, me, user.id),
      };
    });
}

/** Whether two lists show the same: cursors that move don't render it again. */
export function samePeople(a: readonly PersonHere[], b: readonly PersonHere[]): boolean {
  return (
    a.length === b.length &&
    a.every((person, i) => {
      const other = b[i];
      return (
        other !== undefined &&
        person.user.id === other.user.id &&
        person.user.name === other.user.name &&
        person.picture === other.picture &&
        person.idle === other.idle &&
        person.followsMe === other.followsMe
      );
    })
  );
}

export const PICTURE_NAMES: Readonly<Record<PictureName, string>> = {
  roadmap: 'Roadmap',
  matrix: 'Risk matrix',
  risks: 'Risks',
  initiatives: 'Initiatives',
  milestones: 'Milestones',
  actions: 'Actions',
  links: 'Links',
  dependencies: 'Dependencies',
  history: 'History',
};
