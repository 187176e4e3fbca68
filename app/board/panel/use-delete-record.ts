import { useCallback } from 'react';
import { nameOf } from '#app/board/fields/format-field.ts';
import { useBoard } from '#app/board/shell/board-context.ts';
import type { BoardSession } from '#app/board/sync/board-session.ts';
import { useToast } from '#app/components/toast.tsx';
import { removeInitiatives } from '#shared/board/commands/initiative-commands.ts';
import { removeMilestones } from '#shared/board/commands/milestone-commands.ts';
import { removeRecord } from '#shared/board/commands/record-commands.ts';
import { removeRisks } from '#shared/board/commands/risk-commands.ts';
import { removeTeam } from '#shared/board/commands/team-commands.ts';
import { RECORD_KINDS, type RecordKind } from '#shared/board/record-kind.ts';

/** Deletes a record with what hangs on it, and offers to take it back. Answers whether it was deleted. */
export function useDeleteRecord(): (kind: RecordKind, id: string) => boolean {
  const { session } = useBoard();
  const toast = useToast();
  return useCallback(
    (kind, id) => {
      const record = session.view.get()[kind].byId.get(id);
      if (!record || !deleteBy(session, kind, id)) return false;
      const name = nameOf(record);
      const { noun } = RECORD_KINDS[kind];
      const undo = { label: 'Undo', run: () => session.undo.undo() };
      toast({ title: name ? `Deleted ${noun} "${name}"` : `Deleted the ${noun}`, action: undo });
      return true;
    },
    [session, toast],
  );
}

function deleteBy(session: BoardSession, kind: RecordKind, id: string): boolean {
  const done = session.run((board, view) => {
    switch (kind) {
      case 'initiatives':
        removeInitiatives(board, { ids: [id] });
        return true;
      case 'milestones':
        removeMilestones(board, { ids: [id] });
        return true;
      case 'risks':
        removeRisks(board, { ids: [id] });
        return true;
      case 'teams':
        return removeTeam(board, { id, view });
      default:
        return removeRecord(board, { kind, id });
    }
  });
  return done === true;
}
