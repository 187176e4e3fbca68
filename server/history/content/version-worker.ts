// Reads documents and packs versions on a thread of its own, so that a large board never stalls the sockets.
//
//   in   { request, op: 'open', payloads, asStored }   the document that they make is kept until `encode`; `asStored`: in its
//                                               own schema, not brought to ours
//        { request, op: 'encode', more }               `more`: an update on top, or null
//   out  { reply, value } | { reply, error }
import { parentPort } from 'node:worker_threads';
import * as Y from 'yjs';
import { documentOfUpdates, encodeDocument } from './encode-content.ts';

export type VersionQuestion =
  | { readonly op: 'open'; readonly payloads: readonly Uint8Array[]; readonly asStored: boolean }
  | { readonly op: 'encode'; readonly more: Uint8Array | null };
type VersionRequest = VersionQuestion & { readonly request: number };

let open: { readonly doc: Y.Doc; readonly asStored: boolean } | null = null;

parentPort?.on('message', (asked: VersionRequest) => {
  try {
    const { value, own } = answer(asked);
    parentPort?.postMessage({ reply: asked.request, value }, own);
  } catch (error) {
    open = null;
    parentPort?.postMessage({ reply: asked.request, error: error instanceof Error ? error.message : String(error) });
  }
});

/** What is answered, and the memory of it that moves instead of being copied. */
function answer(asked: VersionRequest): { readonly value: unknown; readonly own: ArrayBuffer[] } {
  if (asked.op === 'open') {
    open?.doc.destroy();
    const { payloads, asStored } = asked;
    open = { doc: documentOfUpdates(payloads, asStored), asStored };
    return { value: Y.encodeStateVector(open.doc), own: [] };
  }
  if (!open) throw new Error('no document is open');
  const { doc, asStored } = open;
  open = null;
  if (asked.more) Y.applyUpdate(doc, asked.more);
  const value = encodeDocument(doc, asStored);
  doc.destroy();
  const { buffer } = value.packed;
  return { value, own: buffer instanceof ArrayBuffer ? [buffer] : [] };
}
