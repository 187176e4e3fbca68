import type { Board } from '../board-doc.ts';
import { type CommandContext, keyBetween } from '../commands/command.ts';
import { changeMeta } from '../commands/meta-commands.ts';
import { addRecord } from '../commands/record-commands.ts';
import { documentOf } from './document-of.ts';
import { type Quarter, quarterSpan } from './quarter.ts';
import { teamColour } from './team-colours.ts';

/** A lane of a new board; `orgTeamId` when it is one of the organisation's teams. */
export interface TemplateTeam {
  readonly name: string;
  readonly colour?: string;
  readonly lead?: string;
  readonly orgTeamId?: string | null;
}

export interface BlankPlan {
  /** The span that is planned; null to leave it open, as before an import. */
  readonly quarter: Quarter | null;
  /** Lanes from top to bottom. */
  readonly teams: readonly TemplateTeam[];
}

/** The document of an empty quarterly plan: its span and its lanes. */
export function blankPlan(plan: BlankPlan, ctx: CommandContext): Uint8Array {
  return documentOf((board) => {
    if (plan.quarter) {
      const { start, end } = quarterSpan(plan.quarter);
      changeMeta(board, { patch: { periodStart: start, periodEnd: end }, origin: 'seed' });
    }
    writeTeams(board, plan.teams, ctx);
  });
}

/** Adds lanes to a new board in this order; answers their ids in the same order. */
export function writeTeams(board: Board, teams: readonly TemplateTeam[], ctx: CommandContext): readonly string[] {
  let order: string | null = null;
  return teams.map(({ name, colour, lead = '', orgTeamId = null }, index) => {
    order = keyBetween(order, null);
    const fields = { name, colour: colour ?? teamColour(index), lead, orgTeamId, order };
    return addRecord(board, { kind: 'teams', fields, origin: 'seed' }, ctx);
  });
}
