import { blankPlan } from '#shared/board/templates/blank-plan.ts';
import type { Quarter } from '#shared/board/templates/quarter.ts';
import type { OrgTeamRow } from '../db/queries/org-teams.ts';
import type { Teams } from '../organisations/teams.ts';
import type { BoardCreated, Boards } from './boards.ts';

export interface NewPlan {
  readonly orgId: string;
  readonly title: string;
  readonly createdBy: string;
  readonly quarter: Quarter;
  /** Organisation teams that become lanes, in the organisation's order. */
  readonly teamIds: readonly string[];
  /** Names of more teams. The organisation gets those it doesn't have. */
  readonly newTeams: readonly string[];
}

/** Boards that start as a quarterly plan with the organisation's teams as lanes. */
export interface Plans {
  create(plan: NewPlan): Promise<BoardCreated>;
}

export interface PlansOptions {
  readonly boards: Pick<Boards, 'create'>;
  readonly teams: Pick<Teams, 'list' | 'create'>;
  readonly now: () => Date;
  readonly newId: () => string;
}

export function createPlans({ boards, teams, now, newId }: PlansOptions): Plans {
  /** The lanes, or what is wrong with a new team's name. */
  async function lanesOf({ orgId, teamIds, newTeams }: NewPlan): Promise<readonly OrgTeamRow[] | string> {
    const named = new Set<string>();
    for (const name of newTeams.map((text) => text.trim()).filter((text) => text !== '')) {
      const known = (await teams.list(orgId)).find((team) => team.name.toLowerCase() === name.toLowerCase());
      const added = known ? null : await teams.create(orgId, { name });
      if (added && !added.ok) return `“${name}”: ${Object.values(added.errors).join(' ')}`;
      named.add(known?.id ?? (added?.ok ? added.teamId : ''));
    }
    return (await teams.list(orgId)).filter((team) => teamIds.includes(team.id) || named.has(team.id));
  }

  return {
    async create(plan) {
      if (plan.title.trim() === '') return { ok: false, errors: { title: 'Give the board a title.' } };
      const lanes = await lanesOf(plan);
      if (typeof lanes === 'string') return { ok: false, errors: { newTeams: lanes } };
      if (lanes.length === 0) return { ok: false, errors: { newTeams: 'Choose or name at least one team.' } };
      const initialUpdate = blankPlan(
        {
          quarter: plan.quarter,
          teams: lanes.map(({ id, name, colour, lead }) => ({ name, colour, lead, orgTeamId: id })),
        },
        { actor: plan.createdBy, now: now().toISOString(), newId },
      );
      return boards.create({ orgId: plan.orgId, title: plan.title, createdBy: plan.createdBy, initialUpdate });
    },
  };
}
