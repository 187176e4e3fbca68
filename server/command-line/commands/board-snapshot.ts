import { z } from 'zod';
import { SnapshotNameError } from '#server/history/snapshots.ts';
import { CommandError, defineCommand } from '../command.ts';

export const boardSnapshot = defineCommand({
  name: 'board snapshot',
  usage: '--board ID --name N',
  summary: 'Keeps a board as it is now under a name.',
  args: z.object({ board: z.string().min(1, 'an id is needed'), name: z.string() }),
  options: ['board', 'name'],

  async run(services, { board: boardId, name }) {
    const board = await services.boards.find(boardId);
    if (!board) throw new CommandError(`there is no board ${boardId}: see board list`);
    try {
      const id = await services.snapshots.take({ boardId, name, takenBy: null });
      return { text: `Took the snapshot "${name.trim()}" of ${board.title}: ${id}`, json: { id, boardId } };
    } catch (error) {
      if (error instanceof SnapshotNameError) throw new CommandError(`--name: ${error.message}`);
      throw error;
    }
  },
});
