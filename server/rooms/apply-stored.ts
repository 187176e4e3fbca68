import * as Y from 'yjs';
import { applyPiece, applyPieces } from './apply-pieces.ts';
import { scanUpdate } from './scan-update.ts';
import { Slices } from './turns.ts';

/** A payload above this size, in bytes, is applied in pieces. */
const LARGE = 64 * 1024;

/** Applies what the log holds of a document, in order, without stalling the sockets of other rooms. */
export async function applyStored(doc: Y.Doc, payloads: readonly Uint8Array[]): Promise<void> {
  const slices = new Slices();
  await slices.begin();
  for (let next = 0; next < payloads.length; ) {
    const payload = payloads[next];
    if (payload && payload.byteLength > LARGE) {
      await applyLarge(doc, payload, slices);
      next += 1;
    } else next = applySome(doc, payloads, next, slices);
    if (slices.used) await slices.rest();
  }
}

/** Applies small payloads from `next` on, as one transaction; answers where it stopped. */
function applySome(doc: Y.Doc, payloads: readonly Uint8Array[], next: number, slices: Slices): number {
  let at = next;
  doc.transact(() => {
    for (; at < payloads.length; at++) {
      const payload = payloads[at];
      if (payload && payload.byteLength > LARGE) break;
      if (payload) Y.applyUpdate(doc, payload);
      if (slices.used) {
        at += 1;
        break;
      }
    }
  });
  return at;
}

async function applyLarge(doc: Y.Doc, payload: Uint8Array, slices: Slices): Promise<void> {
  const update = await slices.run(scanUpdate(payload));
  const all = await applyPieces(doc, update, slices, (piece) => {
    applyPiece(doc, piece);
    return true;
  });
  // It builds on rows after it: Yjs keeps what can't be applied yet.
  if (!all) Y.applyUpdate(doc, payload);
}
