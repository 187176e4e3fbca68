import { type Board, transact } from '#shared/board/board-doc.ts';
import type { CommandContext } from '#shared/board/commands/command.ts';
import { linkItems, removeDependencies } from '#shared/board/commands/dependency-commands.ts';
import { removeInitiatives } from '#shared/board/commands/initiative-commands.ts';
import { removeMilestones } from '#shared/board/commands/milestone-commands.ts';
import { addRecord, updateRecord } from '#shared/board/commands/record-commands.ts';
import { dropTeams } from '#shared/board/commands/team-commands.ts';
import type { NewFieldsOf } from '#shared/board/record-kind.ts';
import { hasErrors, type ImportPlan } from './import-plan.ts';

/**
 * Does what a plan says, as one transaction of origin `import`. Made from the board's present view, it can't fail half-way.
 * @throws Error when the plan has errors: nothing is written then.
 */
export function applyImport(board: Board, plan: ImportPlan, ctx: CommandContext): void {
  if (hasErrors(plan)) throw new Error('A plan with errors is not applied.');
  const origin = 'import';
  const add = <K extends 'teams' | 'initiatives' | 'milestones'>(kind: K, id: string, fields: NewFieldsOf<K>) =>
    addRecord(board, { kind, fields, origin }, { ...ctx, newId: () => id });
  transact<void>(board, origin, () => {
    // First, so that a key that comes back with other content is free.
    removeInitiatives(board, { ids: plan.removes.initiatives, origin });
    removeMilestones(board, { ids: plan.removes.stages, origin });
    removeDependencies(board, { ids: plan.removes.links, origin });
    for (const { id, fields } of plan.teams) add('teams', id, fields);
    for (const { id, fields } of plan.creates) add('initiatives', id, fields);
    for (const { id, patch } of plan.updates) updateRecord(board, { kind: 'initiatives', id, patch, origin });
    for (const { id, fields } of plan.stages.creates) add('milestones', id, fields);
    for (const { id, patch } of plan.stages.updates) updateRecord(board, { kind: 'milestones', id, patch, origin });
    for (const fields of plan.links) linkItems(board, { fields, origin }, ctx);
    // Last: until here, initiatives that go elsewhere are still in them.
    dropTeams(board, plan.removes.teams);
  });
}
