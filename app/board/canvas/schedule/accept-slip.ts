import { formatDay } from '#app/board/fields/day-text.ts';
import type { ExplainedChange } from '#app/board/reason/reason-request.ts';
import type { BoardSession } from '#app/board/sync/board-session.ts';
import type { BoardView } from '#shared/board/board-view.ts';
import { placeInitiatives } from '#shared/board/commands/initiative-commands.ts';
import { giveReason } from '#shared/board/commands/reason-commands.ts';
import { updateRecord } from '#shared/board/commands/record-commands.ts';
import type { NewDates } from '#shared/schedule/slip-changes.ts';

/** Writes new dates as one change with its reason, where there is one: one undo takes all of it back. */
export function acceptSlip(
  session: Pick<BoardSession, 'run' | 'undo'>,
  changes: readonly NewDates[],
  reason: string,
): void {
  session.undo.stopCapturing();
  session.run((board, view, ctx) => {
    const explained = changes.flatMap((change) => explainedOf(view, change));
    const placements = changes.flatMap(({ kind, id, start, end }) =>
      kind === 'initiatives'
        ? [{ id, ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) }]
        : [],
    );
    if (placements.length > 0) placeInitiatives(board, { placements });
    for (const { kind, id, end } of changes) {
      if (kind === 'milestones' && end !== undefined) updateRecord(board, { kind, id, patch: { date: end } });
    }
    const text = reason.trim();
    if (text !== '') for (const change of explained) giveReason(board, { ...change, text }, ctx);
  });
  session.undo.stopCapturing();
}

/** By the end, which is what others wait for. */
function explainedOf(view: BoardView, { kind, id, end }: NewDates): ExplainedChange[] {
  const before = kind === 'milestones' ? view.milestones.byId.get(id)?.date : view.initiatives.byId.get(id)?.end;
  if (!before || end === undefined) return [];
  return [{ recordKind: kind, recordId: id, aspect: 'dates', from: formatDay(before), to: formatDay(end) }];
}
