import { z } from 'zod';
import { openBoard } from '#shared/board/board-doc.ts';
import { plainBoard } from '#shared/board/plain-board.ts';
import { createBoardProjection } from '#shared/board/projection.ts';
import { CommandError, defineCommand } from '../command.ts';

export const boardExport = defineCommand({
  name: 'board export',
  usage: '--board ID',
  summary: 'Prints all records of a board as JSON.',
  args: z.object({ board: z.string().min(1, 'an id is needed') }),
  options: ['board'],

  async run(services, { board: boardId }) {
    const board = await services.boards.find(boardId);
    if (!board) throw new CommandError(`there is no board ${boardId}: see board list`);
    const records = await services.rooms.read(boardId, (doc) => {
      const projection = createBoardProjection(openBoard(doc));
      const plain = plainBoard(projection.view());
      projection.close();
      return plain;
    });
    const json = { id: board.id, title: board.title, ...records };
    return { text: JSON.stringify(json, null, 2), json };
  },
});
