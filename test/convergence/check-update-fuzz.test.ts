import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { checkUpdate } from '#server/rooms/check-update.ts';
import { decodeFrame } from '#server/rooms/decode-frame.ts';
import { FrameError } from '#server/rooms/frame-error.ts';
import { runAtOnce } from '#server/rooms/scan-update.ts';
import { createRandom } from '#test/fixtures/random.ts';
import { honestFrames, spoil } from '#test/fixtures/sync-spoiled-frames.ts';

const ROOTS = new Set(['risks', 'canvas', 'meta']);

/** What a frame does to a document, as a room would treat it: `refused` or `applied`. */
function offer(frame: Uint8Array, doc: Y.Doc): 'refused' | 'applied' {
  try {
    const decoded = decodeFrame(frame);
    if (decoded.type !== 'update' && decoded.type !== 'step2') return 'refused';
    const { missing } = runAtOnce(checkUpdate(decoded.update, doc, { rootNames: ROOTS, maxParts: 300_000 }));
    if (missing && decoded.type === 'update') return 'refused';
    Y.applyUpdate(doc, decoded.update);
    if (!missing) return 'applied';
    doc.store.pendingStructs = null;
    doc.store.pendingDs = null;
    return 'refused';
  } catch (error) {
    if (error instanceof FrameError) return 'refused';
    throw error;
  }
}

test.each([1, 4])('S5 3,000 spoiled frames against the checks, seed %i: what passes applies whole', (seed) => {
  const random = createRandom(seed);
  const frames = honestFrames();
  let applied = 0;
  for (let i = 0; i < 3_000; i++) {
    const doc = new Y.Doc();
    const replica = new Y.Doc();
    doc.on('update', (update: Uint8Array) => Y.applyUpdate(replica, update));
    for (const frame of frames.slice(0, random.below(6))) offer(frame, doc);
    const outcome = offer(spoil(frames, random), doc);
    if (outcome === 'refused') continue;
    applied += 1;
    expect(doc.store.pendingStructs).toBeNull();
    expect(doc.store.pendingDs).toBeNull();
    expect(Y.encodeStateAsUpdate(replica)).toEqual(Y.encodeStateAsUpdate(doc));
    const rebuilt = new Y.Doc();
    Y.applyUpdate(rebuilt, Y.encodeStateAsUpdate(doc));
    expect(rebuilt.getMap('risks').toJSON()).toEqual(doc.getMap('risks').toJSON());
  }
  expect(applied).toBeGreaterThan(50);
});
