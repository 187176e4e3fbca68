import { useCallback } from 'react';
import { deleteRecords } from '#app/board/actions/delete-records.ts';
import { useBoard } from '#app/board/shell/board-context.ts';
import { useToast } from '#app/components/toast.tsx';
import type { RecordKind } from '#shared/board/record-kind.ts';

/** Deletes a record with what hangs on it, and offers to take it back. Answers whether it was deleted. */
export function useDeleteRecord(): (kind: RecordKind, id: string) => boolean {
  const { session } = useBoard();
  const toast = useToast();
  return useCallback((kind, id) => deleteRecords(session, [{ kind, id }], toast), [session, toast]);
}
