import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { StateEncoder } from './state-encoder.ts';

let encoder: StateEncoder;
afterEach(() => encoder.close());

/** Updates of a map of which one key is written again and again. */
function updates(count: number): Uint8Array[] {
  const doc = new Y.Doc();
  const made: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => made.push(update));
  for (let i = 0; i < count; i++) doc.getMap('canvas').set('last', `${i} of them`);
  return made;
}

function read(state: Uint8Array): unknown {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  return doc.getMap('canvas').toJSON();
}

test('S3 many updates become one of the same content and less weight, on a thread of its own or not', async () => {
  const payloads = updates(500);
  const bytes = payloads.reduce((sum, { byteLength }) => sum + byteLength, 0);
  for (const largeBytes of [0, bytes]) {
    encoder = new StateEncoder({ largeBytes });
    expect(encoder.isLarge(payloads)).toBe(largeBytes === 0);
    const state = await encoder.encode(payloads);
    expect(read(state)).toEqual({ last: '499 of them' });
    expect(state.byteLength).toBeLessThan(bytes / 50);
    await encoder.close();
  }
  expect(payloads[0]?.byteLength).toBeGreaterThan(0);
});

test('S5 a thread that dies of what it is given fails that alone, and the next starts afresh', async () => {
  encoder = new StateEncoder({ largeBytes: 0, maxMemoryMb: 24 });
  const doc = new Y.Doc();
  doc.transact(() => {
    for (let i = 0; i < 100_000; i++) doc.getMap('canvas').set(`key-${i}`, { i });
  });
  const tooMuch = encoder.encode([Y.encodeStateAsUpdate(doc)]);
  const little = encoder.encode(updates(3));
  await expect(tooMuch).rejects.toThrow('memory');
  expect(read(await little)).toEqual({ last: '2 of them' });
}, 60_000);

test('S3 what can not be read is refused, not taken for nothing', async () => {
  encoder = new StateEncoder({ largeBytes: 0 });
  await expect(encoder.encode([Uint8Array.of(1, 200, 1)])).rejects.toThrow();
});
