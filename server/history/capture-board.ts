import * as Y from 'yjs';
import type { Database } from '#server/db/client.ts';
import { loadDocument } from '#server/log/load-document.ts';
import { UnknownDocumentError } from '#server/rooms/load-room.ts';
import type { Rooms } from '#server/rooms/rooms.ts';
import type { EncodedContent } from './content/encode-content.ts';
import type { VersionEncoder } from './content/version-encoder.ts';

/** A board at one moment. */
export interface Capture {
  /** All updates up to this one are in it, and perhaps some that were being committed. */
  readonly seq: number;
  readonly content: EncodedContent;
}

export interface CaptureOptions {
  readonly db: Database;
  readonly rooms: Pick<Rooms, 'read'>;
  readonly encoder: VersionEncoder;
}

/**
 * The board as people see it now: what is committed, by any process, and what its room here is about to commit. The
 * room is read once and not held.
 * @throws UnknownDocumentError when there is no such board.
 */
export async function captureBoard({ db, rooms, encoder }: CaptureOptions, boardId: string): Promise<Capture> {
  const stored = await loadDocument(db, boardId);
  const content = await encoder.encode(stored?.payloads ?? [], (known) =>
    rooms.read(boardId, (live) => Y.encodeStateAsUpdate(live, known)),
  );
  return { seq: stored?.headSeq ?? 0, content };
}

/**
 * The board as it is committed, by any process; `asStored` in its own schema, not brought to ours. Opens no room: the
 * process that takes snapshots for a cluster has most boards not open.
 * @throws UnknownDocumentError when there is no such board.
 */
export async function captureCommitted(
  { db, encoder }: Omit<CaptureOptions, 'rooms'>,
  boardId: string,
  { asStored = false } = {},
): Promise<Capture> {
  const stored = await loadDocument(db, boardId);
  if (!stored) throw new UnknownDocumentError(boardId);
  return { seq: stored.headSeq, content: await encoder.encode(stored.payloads, null, { asStored }) };
}
