import type { ActionContext } from '#app/board/actions/board-action.ts';
import { deleteRecords } from '#app/board/actions/delete-records.ts';
import { personName } from '#app/board/fields/person.ts';
import { copyRecords } from '#shared/board/clipboard/copied-records.ts';
import { recordsAsTable } from '#shared/board/clipboard/records-as-table.ts';
import { changeDrawingsToo } from './change-drawings-too.ts';
import { type ClipboardContent, writeContent } from './clipboard-content.ts';

/** The selected records, and the drawings selected with them, as they go onto the clipboard; null without records. */
export function selectionContent({ session, items, canvas, people }: ActionContext): ClipboardContent | null {
  if (items.length === 0) return null;
  const copied = copyRecords(session.view.get(), session.boardId, items);
  const table = recordsAsTable(copied, (value) => personName(value, people));
  const drawings =
    canvas && canvas.drawings.length > 0 ? canvas.editor.getContentFromCurrentPage([...canvas.drawings]) : null;
  return writeContent(copied, table, drawings ?? null);
}

/** Deletes what is selected, records and drawings. */
export function deleteSelection(context: ActionContext): void {
  const { session, items, say } = context;
  if (session.readOnly) return;
  if (items.length === 0) {
    changeDrawingsToo(context, (editor, drawings) => editor.deleteShapes([...drawings]));
    return;
  }
  deleteRecords(session, items, say, () =>
    changeDrawingsToo(context, (editor, drawings) => editor.deleteShapes([...drawings])),
  );
}
