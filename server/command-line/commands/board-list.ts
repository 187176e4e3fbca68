import { z } from 'zod';
import { defineCommand } from '../command.ts';
import { requireOrganisation } from '../find-organisation.ts';
import { table } from '../table.ts';

export const boardList = defineCommand({
  name: 'board list',
  usage: '[--org NAME]',
  summary: 'Lists the boards in use, of one organisation or of all.',
  args: z.object({ org: z.string().optional() }),
  options: ['org'],

  async run(services, { org }) {
    const all = org ? [await requireOrganisation(services, org)] : await services.organisations.listAll();
    const lists = await Promise.all(
      all.map(async ({ id, name }) => {
        const boards = await services.boards.list(id);
        return boards.map((board) => ({
          id: board.id,
          title: board.title,
          changedAt: board.changedAt,
          orgId: id,
          org: name,
        }));
      }),
    );
    const boards = lists.flat();
    const rows = boards.map((board) => [board.id, board.org, board.title, board.changedAt.toISOString()]);
    return { text: table(['id', 'organisation', 'title', 'changed'], rows, 'No board yet.'), json: boards };
  },
});
