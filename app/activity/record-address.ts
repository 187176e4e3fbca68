import { PANEL_KINDS, writeItem } from '#app/board/panel/item-address.ts';
import type { RecordLine } from './activity-lines.ts';

/** Where a line's record opens: in the panel over the list it is in. Null for what has no panel. */
export function recordAddress({ kind, recordId }: RecordLine, params: URLSearchParams): string | null {
  const panel = PANEL_KINDS.find((known) => known === kind);
  return panel ? `?${writeItem(params, { kind: panel, id: recordId })}` : null;
}

/** Where a record of a board opens that is not shown here: over the board's own activity. */
export function recordOnBoard(line: RecordLine): string | null {
  const query = recordAddress(line, new URLSearchParams());
  return query && `/b/${encodeURIComponent(line.boardId)}/history/activity${query}`;
}
