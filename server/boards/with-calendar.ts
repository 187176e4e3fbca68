import * as Y from 'yjs';
import { openBoard } from '#shared/board/board-doc.ts';
import { followOrgCalendar } from '#shared/board/commands/calendar-commands.ts';
import type { WorkCalendar } from '#shared/board/records/board-meta.ts';

/** The first update of a board's document with the organisation's calendar in it, unless it brings its own. */
export function withCalendar(initialUpdate: Uint8Array, orgCalendar: WorkCalendar): Uint8Array {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, initialUpdate);
  followOrgCalendar(openBoard(doc), { orgCalendar, origin: 'seed' });
  return Y.encodeStateAsUpdate(doc);
}
