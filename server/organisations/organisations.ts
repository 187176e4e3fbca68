import type { Role } from '#shared/permissions/role.ts';
import { type FieldErrors, organisationName } from '../auth/account-fields.ts';
import type { Database } from '../db/client.ts';
import { insertMembership } from '../db/queries/memberships.ts';
import {
  findOrganisationsByName,
  insertOrganisation,
  listAllOrganisations,
  listOrganisationsOf,
  type OrganisationRow,
  renameOrganisation,
} from '../db/queries/organisations.ts';
import { createInvites, type Invites } from './invites.ts';
import { createMembers, type Members } from './members.ts';
import { createTeams, type Teams } from './teams.ts';

export type OrganisationChanged = { readonly ok: true } | { readonly ok: false; readonly errors: FieldErrors };

export type OrganisationCreated =
  | { readonly ok: true; readonly orgId: string }
  | { readonly ok: false; readonly errors: FieldErrors };

/** Organisations with their people, invitations and teams. Permission is asked by the caller (server/auth/access.ts). */
export interface Organisations {
  readonly members: Members;
  readonly invites: Invites;
  readonly teams: Teams;
  /** Creates an organisation; without an owner only the operator can reach it. */
  create(organisation: { name: string; ownerId: string | null }): Promise<OrganisationCreated>;
  rename(orgId: string, name: string): Promise<OrganisationChanged>;
  /** The organisations a person is a member of, by name. */
  listOf(userId: string): Promise<{ id: string; name: string; role: Role }[]>;
  /** Every organisation, for the operator. */
  listAll(): Promise<OrganisationRow[]>;
  /** Those of this name, whatever its case: names are not unique. */
  findByName(name: string): Promise<OrganisationRow[]>;
}

export interface OrganisationsOptions {
  readonly db: Database;
  readonly now: () => Date;
  readonly newId: () => string;
}

export function createOrganisations({ db, now, newId }: OrganisationsOptions): Organisations {
  return {
    members: createMembers(db),
    invites: createInvites({ db, now, newId }),
    teams: createTeams(db, { now, newId }),

    async create({ name: given, ownerId }) {
      const name = organisationName.safeParse(given);
      if (!name.success)
        return { ok: false, errors: { name: name.error.issues[0]?.message ?? 'This name is not good.' } };
      const orgId = newId();
      await db.transaction(async (tx) => {
        await insertOrganisation(tx, { id: orgId, name: name.data });
        if (ownerId) await insertMembership(tx, { orgId, userId: ownerId, role: 'owner' });
      });
      return { ok: true, orgId };
    },

    async rename(orgId, given) {
      const name = organisationName.safeParse(given);
      if (!name.success)
        return { ok: false, errors: { name: name.error.issues[0]?.message ?? 'This name is not good.' } };
      await renameOrganisation(db, orgId, name.data);
      return { ok: true };
    },

    listOf: (userId) => listOrganisationsOf(db, userId),
    listAll: () => listAllOrganisations(db),
    findByName: (name) => findOrganisationsByName(db, name),
  };
}
