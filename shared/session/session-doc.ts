import type * as Y from 'yjs';
import { OWNED_ROOT } from '#shared/protocol/document-id.ts';

/**
 * The second document of a board, which commenters may write: comments by their key. An entry is one plain value,
 * written by its author alone, so that it never has to be merged.
 */
export interface SessionDoc {
  readonly doc: Y.Doc;
  readonly comments: Y.Map<unknown>;
}

/** The session in a document. Opening writes nothing. */
export function openSessionDoc(doc: Y.Doc): SessionDoc {
  return { doc, comments: doc.getMap(OWNED_ROOT) };
}
