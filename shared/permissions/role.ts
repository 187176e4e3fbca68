export const ROLES = ['owner', 'editor', 'commenter', 'viewer'] as const;

/** What a person is in an organisation. Each role may all that the ones after it may. */
export type Role = (typeof ROLES)[number];

export function isRole(value: unknown): value is Role {
  return ROLES.includes(value as Role);
}
