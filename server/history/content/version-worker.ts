// Reads documents and packs versions on a thread of its own, so that a large board never stalls the sockets.
//
//   in   { request, op: 'open', payloads }          the document that they make is kept until `encode`
//        { request, op: 'encode', more }            `more`: an update on top, or null
//   out  { reply, value } | { reply, error }
import { parentPort } from 'node:worker_threads';
import * as Y from 'yjs';
import { documentOfUpdates, encodeDocument } from './encode-content.ts';

export type VersionRequest =
  | { readonly request: number; readonly op: 'open'; readonly payloads: readonly Uint8Array[] }
  | { readonly request: number; readonly op: 'encode'; readonly more: Uint8Array | null };

let open: Y.Doc | null = null;

parentPort?.on('message', (asked: VersionRequest) => {
  try {
    parentPort?.postMessage({ reply: asked.request, value: answer(asked) });
  } catch (error) {
    open = null;
    parentPort?.postMessage({ reply: asked.request, error: error instanceof Error ? error.message : String(error) });
  }
});

function answer(asked: VersionRequest): unknown {
  if (asked.op === 'open') {
    open?.destroy();
    open = documentOfUpdates(asked.payloads);
    return Y.encodeStateVector(open);
  }
  const doc = open;
  open = null;
  if (!doc) throw new Error('no document is open');
  if (asked.more) Y.applyUpdate(doc, asked.more);
  const content = encodeDocument(doc);
  doc.destroy();
  return content;
}
