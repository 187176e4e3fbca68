import * as Y from 'yjs';

/**
 * One update that stands for all of these. Through a document that collects its garbage, not by merging: what was
 * overwritten leaves no content behind, and merging is superlinear.
 */
export function encodeState(payloads: readonly Uint8Array[]): Uint8Array {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const payload of payloads) Y.applyUpdate(doc, payload);
  });
  const state = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return state;
}
