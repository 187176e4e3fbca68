import type { Role } from './role.ts';

/** Who may do what: the one table that pages, loaders, actions, the socket and the command line ask. */
const ALLOWED = {
  'board:read': ['owner', 'editor', 'commenter', 'viewer'],
  'board:write': ['owner', 'editor'],
  'session:write': ['owner', 'editor', 'commenter'],
  /** Deleting what others wrote in a session: their comments. */
  'session:moderate': ['owner'],
  'session:summon': ['owner', 'editor'],
  'board:create': ['owner', 'editor'],
  'board:rename': ['owner', 'editor'],
  'board:archive': ['owner', 'editor'],
  'board:import': ['owner', 'editor'],
  'board:export': ['owner', 'editor', 'commenter', 'viewer'],
  'snapshot:take': ['owner', 'editor'],
  'snapshot:read': ['owner', 'editor', 'commenter', 'viewer'],
  'org:read': ['owner', 'editor', 'commenter', 'viewer'],
  'org:rename': ['owner'],
  'org:invite': ['owner'],
  'org:manage-people': ['owner'],
  'org:manage-teams': ['owner', 'editor'],
  'org:set-calendar': ['owner'],
} as const satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof ALLOWED;

/** Whether a member in this role may do this. `null`: someone who is not a member, who may nothing. */
export function can(role: Role | null, action: Action): boolean {
  return role !== null && (ALLOWED[action] as readonly Role[]).includes(role);
}
