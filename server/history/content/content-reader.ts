import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '#server/db/client.ts';
import { snapshotChunks, type snapshotContents } from '#server/db/schema/snapshots.ts';
import { Slices } from '#server/rooms/turns.ts';
import { healPlainBoard } from '#shared/board/heal-plain-board.ts';
import type { PlainBoard } from '#shared/board/plain-board.ts';
import { DamagedContentError, unpack } from './pack.ts';
import type { ViewLayout } from './split-view.ts';
import { bytesArray, nameOf, splitHashes } from './store-content.ts';

export type StoredContent = Pick<
  typeof snapshotContents.$inferSelect,
  'stateChunks' | 'viewChunks' | 'viewLayout' | 'stateSize'
>;

const FETCHED = 1_000;

/**
 * Reads what versions of a board hold. What they share is fetched and unpacked once, and given as the same objects: a
 * reader is for one answer, not to be kept.
 */
export class ContentReader {
  readonly #db: Database;
  readonly #boardId: string;
  readonly #packed = new Map<string, Uint8Array>();
  readonly #views = new Map<string, unknown>();
  readonly #slices = new Slices();

  constructor(db: Database, boardId: string) {
    this.#db = db;
    this.#boardId = boardId;
  }

  /** The document's state. @throws DamagedContentError. */
  async state({ stateChunks, stateSize }: StoredContent): Promise<Uint8Array> {
    const hashes = splitHashes(stateChunks);
    await this.#fetch(hashes);
    const state = Buffer.concat(hashes.map((hash) => unpack(this.#packed.get(nameOf(hash)), hash)));
    if (state.byteLength !== stateSize) throw new DamagedContentError('A part of it is missing.');
    return new Uint8Array(state.buffer, state.byteOffset, state.byteLength);
  }

  /** Fetches in one go what all of these views are made of. */
  async prepareViews(contents: readonly StoredContent[]): Promise<void> {
    await this.#fetch(contents.flatMap(({ viewChunks }) => splitHashes(viewChunks)));
  }

  /** The board, or only some sections of it, the others empty. @throws DamagedContentError. */
  async view(content: StoredContent, schemaVersion: number, only?: ReadonlySet<string>): Promise<PlainBoard> {
    const hashes = splitHashes(content.viewChunks);
    // Written by storeContent alone.
    const layout = content.viewLayout as ViewLayout;
    let at = 0;
    const sections = layout.map(([section, pieces]) => {
      at += pieces;
      return { section, hashes: only && !only.has(section) ? [] : hashes.slice(at - pieces, at) };
    });
    if (at !== hashes.length) throw new DamagedContentError('Its table of contents is damaged.');
    await this.#fetch(sections.flatMap((section) => section.hashes));
    const view: Record<string, unknown> = { schemaVersion };
    await this.#slices.begin();
    for (const { section, hashes: pieces } of sections) {
      const values: unknown[] = [];
      for (const hash of pieces) {
        values.push(this.#piece(hash));
        if (this.#slices.used) await this.#slices.rest();
      }
      view[section] = section === 'meta' ? values[0] : values.flat();
    }
    return healPlainBoard(view, schemaVersion);
  }

  #piece(hash: Uint8Array): unknown {
    const name = nameOf(hash);
    const known = this.#views.get(name);
    if (known !== undefined) return known;
    const value: unknown = JSON.parse(Buffer.from(unpack(this.#packed.get(name), hash)).toString());
    this.#views.set(name, value);
    return value;
  }

  async #fetch(hashes: readonly Uint8Array[]): Promise<void> {
    const missing = new Map<string, Uint8Array>();
    for (const hash of hashes) if (!this.#packed.has(nameOf(hash))) missing.set(nameOf(hash), hash);
    const wanted = [...missing.values()];
    for (let at = 0; at < wanted.length; at += FETCHED) {
      const rows = await this.#db
        .select({ hash: snapshotChunks.hash, bytes: snapshotChunks.bytes })
        .from(snapshotChunks)
        .where(
          and(
            eq(snapshotChunks.boardId, this.#boardId),
            sql`${snapshotChunks.hash} = any (${bytesArray(wanted.slice(at, at + FETCHED))})`,
          ),
        );
      for (const { hash, bytes } of rows) this.#packed.set(nameOf(hash), bytes);
    }
  }
}
