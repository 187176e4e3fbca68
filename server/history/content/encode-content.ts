import { createHash } from 'node:crypto';
import * as Y from 'yjs';
import { openBoard } from '#shared/board/board-doc.ts';
import { migrateBoard } from '#shared/board/migrations/migrate-board.ts';
import { type PlainBoard, plainBoard } from '#shared/board/plain-board.ts';
import { createBoardProjection } from '#shared/board/projection.ts';
import { RECORD_KIND_NAMES } from '#shared/board/record-kind.ts';
import { hashOf, pack } from './pack.ts';
import { splitBytes } from './split-bytes.ts';
import { splitView, type ViewLayout } from './split-view.ts';

/** A board at one moment, in pieces to be stored. Plain data: it travels between threads. */
export interface EncodedContent {
  readonly hash: string;
  readonly schemaVersion: number;
  readonly stateChunks: Uint8Array;
  readonly viewChunks: Uint8Array;
  readonly viewLayout: ViewLayout;
  readonly stateSize: number;
  readonly viewSize: number;
  /** Number of records by kind. */
  readonly counts: Readonly<Record<string, number>>;
  /** The pieces, each once: their hashes one after the other, their packed bytes, and how long each of those is. */
  readonly hashes: Uint8Array;
  readonly packed: Uint8Array;
  readonly lengths: readonly number[];
}

/** The document that these updates make, brought to our schema. @throws Error when a newer server wrote it. */
export function documentOfUpdates(payloads: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const payload of payloads) Y.applyUpdate(doc, payload);
  });
  const migration = migrateBoard(openBoard(doc));
  if (migration.state === 'newer') throw new Error(`was written by a newer server (schema ${migration.version})`);
  return doc;
}

export function viewOf(doc: Y.Doc): PlainBoard {
  const projection = createBoardProjection(openBoard(doc));
  const view = plainBoard(projection.view());
  projection.close();
  return view;
}

export function encodeDocument(doc: Y.Doc): EncodedContent {
  return encodeContent(Y.encodeStateAsUpdate(doc), viewOf(doc));
}

export function encodeContent(state: Uint8Array, view: PlainBoard): EncodedContent {
  const found = new Map<string, { hash: Buffer; packed: Buffer }>();
  const add = (piece: Uint8Array): Buffer => {
    const hash = hashOf(piece);
    const name = hash.toString('hex');
    if (!found.has(name)) found.set(name, { hash, packed: pack(piece) });
    return hash;
  };
  const { layout, pieces } = splitView(view);
  const stateChunks = plain(Buffer.concat(splitBytes(state).map(add)));
  const texts = pieces.map((text) => Buffer.from(text));
  const viewChunks = plain(Buffer.concat(texts.map(add)));
  const sizes = { stateSize: state.byteLength, viewSize: texts.reduce((sum, { length }) => sum + length, 0) };
  const chunks = [...found.values()];
  return {
    hash: createHash('sha256')
      .update(JSON.stringify([layout, sizes.stateSize, view.schemaVersion]))
      .update(stateChunks)
      .update(viewChunks)
      .digest('hex'),
    schemaVersion: view.schemaVersion,
    stateChunks,
    viewChunks,
    viewLayout: layout,
    ...sizes,
    counts: Object.fromEntries(RECORD_KIND_NAMES.map((kind) => [kind, view[kind].length])),
    hashes: plain(Buffer.concat(chunks.map(({ hash }) => hash))),
    packed: plain(Buffer.concat(chunks.map(({ packed }) => packed))),
    lengths: chunks.map(({ packed }) => packed.byteLength),
  };
}

/** Bytes in a buffer of their own: sent to another thread, a shared one would go as a whole. */
function plain(buffer: Buffer): Uint8Array {
  return Uint8Array.from(buffer);
}
