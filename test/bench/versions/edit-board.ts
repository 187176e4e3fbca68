import type { Board } from '#shared/board/board-doc.ts';
import type { BoardView } from '#shared/board/board-view.ts';
import { insertRecord, patchRecord } from '#shared/board/collection.ts';
import type { CommandContext } from '#shared/board/commands/command.ts';
import type { Random } from '#test/fixtures/random.ts';

const STATUSES = ['planned', 'in-progress', 'at-risk', 'done'] as const;

/** What people do in a quarter of an hour: dates, progress, states and titles of some items; a risk that comes or goes. */
export function editBoard(board: Board, ctx: CommandContext, view: BoardView, random: Random, edits: number): void {
  const { list } = view.initiatives;
  for (let i = 0; i < edits; i++) {
    const item = list[random.below(list.length)];
    if (!item) return;
    const what = random.below(10);
    if (what < 4) {
      const day = new Date(Date.UTC(2027, 0, 1 + random.below(360))).toISOString().slice(0, 10);
      patchRecord(
        board,
        'initiatives',
        item.id,
        item.start !== null && day < item.start ? { start: day } : { end: day },
      );
    } else if (what < 6) patchRecord(board, 'initiatives', item.id, { progress: random.below(101) });
    else if (what < 8) patchRecord(board, 'initiatives', item.id, { status: STATUSES[random.below(4)] });
    else if (what < 9)
      patchRecord(board, 'initiatives', item.id, { title: `${item.title.slice(0, 40)} ${random.below(100)}` });
    else {
      const [risk] = view.risks.list;
      if (risk && random.below(2) === 0) board.records.risks.delete(risk.id);
      else insertRecord(board, 'risks', ctx.newId(), { title: `What may happen ${random.below(1_000)}` });
    }
  }
}
