import { useState } from 'react';
import { writeField } from '#app/board/fields/write-field.ts';
import { explainChanges } from '#app/board/reason/explain-changes.ts';
import { askAfter, keepReason, type ReasonRequest } from '#app/board/reason/reason-request.ts';
import type { BoardSession } from '#app/board/sync/board-session.ts';
import type { BoardView } from '#shared/board/board-view.ts';
import { changeTable, type TableChange } from '#shared/board/commands/table-commands.ts';
import type { CellPlan } from './plan-cells.ts';
import type { RegisterKind } from './register-kinds.ts';

/** Writes of a register, each one step of undo, and the question why that follows a change of score, date or state. */
export function useTableWrites(session: BoardSession, kind: RegisterKind) {
  const [request, setRequest] = useState<ReasonRequest | null>(null);

  const ask = (before: BoardView, ids: readonly string[]) => {
    const changes = explainChanges(before, session.view.get(), kind, ids);
    setRequest((asked) => askAfter(session, changes, 'keyboard', asked));
  };
  return {
    request,
    skip: () => setRequest(null),
    /** One cell; false when it was refused. */
    writeCell(id: string, field: string, value: unknown): boolean {
      const before = session.view.get();
      const done = writeField(session, kind, id, field, value);
      if (done) ask(before, [id]);
      return done;
    },
    /**
     * Many cells and new rows; answers the ids of the new ones, undefined when all of it was refused. Where a `reason`
     * was asked for already it is kept, and none is asked afterwards.
     */
    writeTable(change: TableChange, reason?: string): readonly string[] | undefined {
      const before = session.view.get();
      const added = session.run((board, view, ctx) => changeTable(board, { ...change, person: session.me, view }, ctx));
      const ids = change.patches.map(({ id }) => id);
      if (added && reason === undefined) ask(before, ids);
      else if (added && reason?.trim()) {
        const changes = explainChanges(before, session.view.get(), kind, ids);
        const given = askAfter(session, changes, 'keyboard', null);
        if (given) keepReason(session, given, reason);
      }
      return added;
    },
  };
}

export type TableWrites = ReturnType<typeof useTableWrites>;

/** What could not be taken, in one line: "2 of 40 cells were not taken: row 2 'Due': ...". */
export function badCellsText({ bad, cells }: CellPlan): string {
  const [first] = bad;
  if (!first) return '';
  const more = bad.length > 1 ? ` (and ${bad.length - 1} more)` : '';
  const count = `${bad.length} of ${cells} ${cells === 1 ? 'cell' : 'cells'} can not be taken`;
  return `${count}: row ${first.row} “${first.column}”: ${first.message}${more}`;
}
