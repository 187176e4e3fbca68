import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { blankPlan } from '#shared/board/templates/blank-plan.ts';
import { CommandError, defineCommand } from '../command.ts';
import { requireOrganisation } from '../find-organisation.ts';

export const boardCreate = defineCommand({
  name: 'board create',
  usage: '--org NAME --title T',
  summary: 'Creates an empty board, for instance to import a plan into.',
  args: z.object({ org: z.string().min(1, 'a name is needed'), title: z.string().min(1, 'a title is needed') }),
  options: ['org', 'title'],

  async run(services, { org, title }) {
    const organisation = await requireOrganisation(services, org);
    const ctx = { actor: null, now: new Date().toISOString(), newId: randomUUID };
    const initialUpdate = blankPlan({ quarter: null, teams: [] }, ctx);
    const created = await services.boards.create({ orgId: organisation.id, title, createdBy: null, initialUpdate });
    if (!created.ok) throw new CommandError(Object.values(created.errors).join(' '));
    return { text: created.boardId, json: { id: created.boardId, title, orgId: organisation.id } };
  },
});
