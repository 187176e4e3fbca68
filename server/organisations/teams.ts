import { z } from 'zod';
import { keyBetween } from '#shared/board/commands/command.ts';
import { teamColour } from '#shared/board/templates/team-colours.ts';
import { type FieldErrors, fieldErrors } from '../auth/account-fields.ts';
import type { Database, Queryable } from '../db/client.ts';
import {
  insertTeam,
  listTeamRows,
  lockTeams,
  type OrgTeamRow,
  type TeamChange,
  updateTeam,
} from '../db/queries/org-teams.ts';

export type TeamAdded =
  | { readonly ok: true; readonly teamId: string }
  | { readonly ok: false; readonly errors: FieldErrors };
export type TeamChanged = { readonly ok: true } | { readonly ok: false; readonly errors: FieldErrors };

/** The organisation's teams. Lanes of boards may be one of them, which joins the boards. */
export interface Teams {
  /** In their order. Archived ones, which new boards don't offer, only when asked for. */
  list(orgId: string, options?: { readonly archived?: boolean }): Promise<OrgTeamRow[]>;
  /** Adds a team at the end; a colour is found for it when none is given. */
  create(orgId: string, team: { name: string; colour?: string; lead?: string }): Promise<TeamAdded>;
  change(
    orgId: string,
    teamId: string,
    change: { name?: string; colour?: string; lead?: string },
  ): Promise<TeamChanged>;
  /** Moves a team before (-1) or behind (1) its neighbour among those not archived; at the edge it stays. */
  move(orgId: string, teamId: string, by: -1 | 1): Promise<void>;
  setArchived(orgId: string, teamId: string, archived: boolean): Promise<void>;
}

const fields = z.object({
  name: z.string().trim().min(1, 'Give the team a name.').max(100, 'At most 100 characters, please.'),
  colour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, 'This is not a colour like #3f6fb5.')
    .optional(),
  lead: z.string().trim().max(100, 'At most 100 characters, please.').optional(),
});

const TAKEN: FieldErrors = { name: 'There is a team of this name already, maybe among the archived ones.' };
const GONE: FieldErrors = { name: 'This team is gone.' };

export function createTeams(db: Database, { now, newId }: { now: () => Date; newId: () => string }): Teams {
  const isTaken = async (tx: Queryable, orgId: string, teamId: string | null, name: string) =>
    (await listTeamRows(tx, orgId)).some((row) => row.id !== teamId && row.name.toLowerCase() === name.toLowerCase());

  return {
    async list(orgId, { archived = false } = {}) {
      const rows = await listTeamRows(db, orgId);
      return rows.filter((row) => archived || !row.archivedAt);
    },

    async create(orgId, given) {
      const checked = fields.safeParse(given);
      if (!checked.success) return { ok: false, errors: fieldErrors(checked.error) };
      const { name, colour, lead = '' } = checked.data;
      const teamId = newId();
      const added = await db.transaction(async (tx) => {
        await lockTeams(tx, orgId);
        const rows = await listTeamRows(tx, orgId);
        const order = keyBetween(rows.at(-1)?.order ?? null, null);
        return insertTeam(tx, { id: teamId, orgId, name, colour: colour ?? teamColour(rows.length), lead, order });
      });
      return added ? { ok: true, teamId } : { ok: false, errors: TAKEN };
    },

    async change(orgId, teamId, given) {
      const checked = fields.partial().safeParse(given);
      if (!checked.success) return { ok: false, errors: fieldErrors(checked.error) };
      const change: TeamChange = checked.data;
      if (Object.values(change).every((value) => value === undefined)) return { ok: true };
      return db.transaction(async (tx): Promise<TeamChanged> => {
        await lockTeams(tx, orgId);
        const { name } = change;
        if (name !== undefined && (await isTaken(tx, orgId, teamId, name))) return { ok: false, errors: TAKEN };
        return (await updateTeam(tx, orgId, teamId, change)) ? { ok: true } : { ok: false, errors: GONE };
      });
    },

    async move(orgId, teamId, by) {
      await db.transaction(async (tx) => {
        await lockTeams(tx, orgId);
        const rows = (await listTeamRows(tx, orgId)).filter((row) => !row.archivedAt);
        const from = rows.findIndex((row) => row.id === teamId);
        const to = from + by;
        if (from < 0 || to < 0 || to >= rows.length) return;
        const [before, after] = by < 0 ? [rows[to - 1], rows[to]] : [rows[to], rows[to + 1]];
        await updateTeam(tx, orgId, teamId, { order: keyBetween(before?.order ?? null, after?.order ?? null) });
      });
    },

    async setArchived(orgId, teamId, archived) {
      await updateTeam(db, orgId, teamId, { archivedAt: archived ? now() : null });
    },
  };
}
