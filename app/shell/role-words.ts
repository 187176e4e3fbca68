import type { Role } from '#shared/permissions/role.ts';

export const ROLE_NAME: Readonly<Record<Role, string>> = {
  owner: 'Owner',
  editor: 'Editor',
  commenter: 'Commenter',
  viewer: 'Viewer',
};

/** What a role may do, in a few words: beside its name in a choice. */
export const ROLE_RIGHTS: Readonly<Record<Role, string>> = {
  owner: 'everything, and manages people',
  editor: 'changes boards and teams',
  commenter: 'reads boards, comments and votes',
  viewer: 'reads boards',
};

/** The same as a sentence to the person. */
export const ROLE_SENTENCE: Readonly<Record<Role, string>> = {
  owner: 'As an owner you can change everything and manage people.',
  editor: 'As an editor you can change boards and teams.',
  commenter: 'As a commenter you can read boards, comment and vote.',
  viewer: 'As a viewer you can read boards.',
};

/** Why an invitation can't be accepted any more. */
export const INVITE_OVER = {
  used: 'This invitation was used',
  revoked: 'This invitation was taken back',
  expired: 'This invitation has run out',
  unknown: 'There is no such invitation',
} as const;
