// Makes one update of many on a thread of its own, so that large documents never stall the sockets. Plain JavaScript,
// because a worker is loaded by Node itself: from source under tsx and vitest, and from build/ in production.
//
//   in   { request, payloads }
//   out  { reply, value } | { reply, error }
import { parentPort } from 'node:worker_threads';
import * as Y from 'yjs';

parentPort.on('message', ({ request, payloads }) => {
  try {
    const value = stateOf(payloads);
    parentPort.postMessage({ reply: request, value }, [value.buffer]);
  } catch (error) {
    parentPort.postMessage({ reply: request, error: error instanceof Error ? error.message : String(error) });
  }
});

/** Through a document that collects its garbage, not by merging: see encode-state.ts. */
function stateOf(payloads) {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const payload of payloads) Y.applyUpdate(doc, payload);
  });
  const state = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return state.byteLength === state.buffer.byteLength ? state : state.slice();
}
