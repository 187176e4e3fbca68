import { z } from 'zod';
import { defineCommand } from '../command.ts';
import { table } from '../table.ts';

export const orgList = defineCommand({
  name: 'org list',
  usage: '',
  summary: 'Lists all organisations.',
  args: z.object({}),
  options: [],

  async run(services) {
    const organisations = await services.organisations.listAll();
    const rows = organisations.map(({ id, name }) => [id, name]);
    return { text: table(['id', 'name'], rows, 'No organisation yet.'), json: organisations };
  },
});
