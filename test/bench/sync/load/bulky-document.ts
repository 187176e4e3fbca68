import * as Y from 'yjs';

const RECORD_BYTES = 200;
const FILLER = 'x'.repeat(RECORD_BYTES - 60);

/** A document of about `bytes` when encoded: many records of some 200 bytes. */
export function bulkyDocument(bytes: number): Y.Doc {
  const doc = new Y.Doc();
  const records = doc.getMap('canvas');
  doc.transact(() => {
    for (let i = 0; i < bytes / RECORD_BYTES; i++) records.set(`shape:${i}`, { x: i, y: i % 997, text: FILLER });
  });
  return doc;
}
