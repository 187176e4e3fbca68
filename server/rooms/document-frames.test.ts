import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { encodeState } from '#server/log/encode-state.ts';
import { DocumentFrames, type EncodeState } from './document-frames.ts';
import type { WireFrame } from './wire-frame.ts';

/** A document that is kept in frames as a room does. */
function followed(stored: readonly Uint8Array[] = []) {
  const doc = new Y.Doc();
  for (const payload of stored) Y.applyUpdate(doc, payload);
  const asked: (() => void)[] = [];
  const encode: EncodeState = (payloads) => {
    const copies = payloads.map((payload) => payload.slice());
    return new Promise((resolve) => asked.push(() => resolve(encodeState(copies))));
  };
  const frames = new DocumentFrames(doc, encode);
  doc.on('update', (update: Uint8Array) => frames.changed(update));
  return { doc, frames, asked };
}

/** The messages in websocket frames: `0/1` for a step 2, and the update. */
function messages(frames: readonly WireFrame[]): { type: string; update: Uint8Array }[] {
  return frames.map(({ bytes }) => {
    const length = bytes[1] ?? 0;
    const decoder = createDecoder(bytes.subarray(length === 127 ? 10 : length === 126 ? 4 : 2));
    const type = `${readVarUint(decoder)}/${readVarUint(decoder)}`;
    return { type, update: readVarUint8Array(decoder) };
  });
}

/** What somebody has who takes these; the step 2, by which they take themselves for synced, comes last. */
function enter(doc: Y.Doc, frames: readonly WireFrame[]): unknown {
  expect(messages(frames).findIndex(({ type }) => type === '0/1')).toBe(frames.length - 1);
  for (const { update } of messages(frames)) Y.applyUpdate(doc, update);
  expect([doc.store.pendingStructs, doc.store.pendingDs]).toEqual([null, null]);
  return doc.getMap('canvas').toJSON();
}

test('S5 whoever enters gets a whole that was made before, the edits since, and a step 2 at the end', () => {
  const { doc, frames } = followed();
  const canvas = doc.getMap('canvas');
  canvas.set('a', 1);
  const [whole] = frames.all();
  for (let i = 0; i < 120; i++) canvas.set(`k${i % 7}`, i);
  canvas.delete('a');
  const later = frames.all();
  expect(later[0]).toBe(whole);
  expect(messages(later).map(({ type }) => type)).toEqual(['0/2', '0/2', '0/2', '0/2', '0/1']);
  expect(enter(new Y.Doc(), later)).toEqual(canvas.toJSON());
  expect(frames.all().at(-2)).toBe(later.at(-2));
});

test('S5 when much has followed, the whole is made anew', () => {
  const { doc, frames } = followed();
  const [whole] = frames.all();
  for (let i = 0; i < 600; i++) doc.getMap('canvas').set('last', i);
  const later = frames.all();
  expect(later[0]).not.toBe(whole);
  expect(later.length).toBeLessThan(6);
  expect(enter(new Y.Doc(), later)).toEqual({ last: 599 });
});

test('S3 a large document begins with what is stored, and is encoded elsewhere while edits go on', async () => {
  const source = new Y.Doc();
  for (let i = 0; i < 20; i++) source.getMap('canvas').set(`k${i}`, 'x'.repeat(40_000));
  const stored = Y.encodeStateAsUpdate(source);
  const { doc, frames, asked } = followed([stored]);
  await frames.begin([stored]);
  expect(asked).toHaveLength(0);
  const [whole] = frames.all();
  const canvas = doc.getMap('canvas');
  for (let i = 0; i < 520; i++) canvas.set('last', i);
  expect(asked).toHaveLength(1);
  canvas.set('meanwhile', true);
  expect(frames.all()[0]).toBe(whole);
  expect(enter(new Y.Doc(), frames.all())).toEqual(canvas.toJSON());
  asked[0]?.();
  await new Promise(setImmediate);
  expect(frames.all()[0]).not.toBe(whole);
  expect(frames.all().length).toBeLessThan(5);
  expect(enter(new Y.Doc(), frames.all())).toEqual(canvas.toJSON());
});

test('S3 whoever comes back is sent what is missing, deletes included, made once for all who have the same', () => {
  const { doc, frames } = followed();
  const canvas = doc.getMap('canvas');
  for (let i = 0; i < 50; i++) canvas.set(`k${i}`, i);
  const client = new Y.Doc();
  enter(client, frames.all());
  const other = new Y.Doc();
  enter(other, frames.all());
  canvas.delete('k1');
  canvas.set('new', 1);
  canvas.set('k2', 'changed');
  const vector = Y.encodeStateVector(client);
  const answer = frames.since(vector);
  expect(frames.since(vector)).toBe(answer);
  expect(enter(client, answer)).toEqual(canvas.toJSON());
  // Deletes that came after the first answer was made.
  canvas.delete('k3');
  canvas.delete('new');
  expect(enter(other, frames.since(Y.encodeStateVector(other)))).toEqual(canvas.toJSON());
  expect(enter(client, frames.since(Y.encodeStateVector(client)))).toEqual(canvas.toJSON());
  expect(() => frames.since(Uint8Array.of(5, 1))).toThrow();
});
