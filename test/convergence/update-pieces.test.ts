import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { applyPiece } from '#server/rooms/apply-pieces.ts';
import { runAtOnce, scanUpdate } from '#server/rooms/scan-update.ts';
import { UpdatePieces } from '#server/rooms/update-pieces.ts';
import { createRandom, type Random } from '#test/fixtures/random.ts';

/** One edit of the kinds that a board makes. */
function edit(doc: Y.Doc, random: Random): void {
  const risks = doc.getMap<Y.Map<unknown>>('risks');
  const risk = risks.get(`r${random.below(12)}`);
  const chance = random.next();
  if (!risk || chance < 0.2) {
    risks.set(
      `r${random.below(12)}`,
      new Y.Map<unknown>([
        ['title', 'A risk'],
        ['note', new Y.Text('because')],
      ]),
    );
  } else if (chance < 0.3) risks.delete(`r${random.below(12)}`);
  else if (chance < 0.6) risk.set(random.pick(['score', 'title']), random.below(100));
  else {
    const note = risk.get('note') as Y.Text;
    if (note.length > 4 && random.next() < 0.3) note.delete(random.below(note.length - 3), 3);
    else note.insert(random.below(note.length + 1), random.pick(['abc', 'de', 'f ']));
  }
}

/** Several people edit, and hear of each other now and then: items of all clients build on each other. */
function edited(random: Random, gc: boolean): Y.Doc[] {
  const docs = Array.from({ length: 2 + random.below(5) }, () => new Y.Doc({ gc }));
  for (let i = 0; i < 150; i++) {
    const doc = random.pick(docs);
    if (i < docs.length || random.next() < 0.1) doc.clientID = random.below(1_000_000);
    edit(doc, random);
    if (random.next() < 0.2) Y.applyUpdate(random.pick(docs), Y.encodeStateAsUpdate(doc));
  }
  for (const doc of docs) {
    doc.getArray('list').insert(0, ['x', new Y.Map([['y', new Uint8Array([1, 2])]])]);
    doc.getText('text').insert(0, 'bold €𝄞', { bold: true });
    doc.getText('text').insertEmbed(2, { image: 'a.png' });
    doc.getXmlFragment('xml').insert(0, [new Y.XmlElement('p')]);
  }
  return docs;
}

function contentOf(doc: Y.Doc): unknown[] {
  return [
    doc.getMap('risks').toJSON(),
    doc.getArray('list').toJSON(),
    doc.getText('text').toDelta(),
    doc.getXmlFragment('xml').toString(),
  ];
}

function applyInPieces(doc: Y.Doc, update: Uint8Array, random: Random): { blocked: boolean; pieces: number } {
  const pieces = new UpdatePieces(runAtOnce(scanUpdate(update)), doc);
  let count = 0;
  for (;;) {
    const piece = pieces.next(1 + random.below(20), 1 + random.below(2_000));
    if (!piece) return { blocked: pieces.blocked, pieces: count };
    count += 1;
    applyPiece(doc, piece);
    // Each can be applied when it comes: nothing waits for a later one.
    expect(doc.store.pendingStructs).toBeNull();
    expect(doc.store.pendingDs).toBeNull();
  }
}

test.each(Array.from({ length: 30 }, (_, seed) => seed))(
  'S5 pieces of an update do to a document what the whole does, seed %i',
  (seed) => {
    const random = createRandom(seed);
    const docs = edited(random, seed % 3 !== 0);
    const inPieces = new Y.Doc();
    const whole = new Y.Doc();
    let count = 0;
    for (const doc of docs) {
      const update = Y.encodeStateAsUpdate(doc);
      const { blocked, pieces } = applyInPieces(inPieces, update, random);
      expect(blocked).toBe(false);
      count += pieces;
      Y.applyUpdate(whole, update);
      expect(contentOf(inPieces)).toEqual(contentOf(whole));
      expect(Y.equalSnapshots(Y.snapshot(inPieces), Y.snapshot(whole))).toBe(true);
    }
    expect(count).toBeGreaterThan(docs.length * 5);
  },
);

test.each([1, 2, 3, 4, 5])('S5 what builds on nothing is left out, and all else is applied, seed %i', (seed) => {
  const random = createRandom(seed);
  const [doc = new Y.Doc()] = edited(random, true);
  // An update with gaps: some of what happened in between is missing.
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (let i = 0; i < 40; i++) {
    if (random.next() < 0.3) doc.clientID = random.below(1_000_000);
    doc.getText('text').insert(random.below(doc.getText('text').length), 'ab');
    if (i % 5 === 0) doc.getText('text').delete(random.below(doc.getText('text').length - 3), 2);
  }
  const gapped = Y.mergeUpdates(updates.filter(() => random.next() < 0.8));
  const state = Y.encodeStateAsUpdate(doc, Y.encodeStateVectorFromUpdate(updates[0] ?? new Uint8Array()));
  for (const update of [gapped, state]) {
    const whole = new Y.Doc();
    Y.applyUpdate(whole, update);
    const incomplete = whole.store.pendingStructs !== null || whole.store.pendingDs !== null;
    whole.store.pendingStructs = null;
    whole.store.pendingDs = null;
    const inPieces = new Y.Doc();
    expect(applyInPieces(inPieces, update, random).blocked).toBe(incomplete);
    expect(Y.encodeStateVector(inPieces)).toEqual(Y.encodeStateVector(whole));
  }
});

test('S5 one range that deletes many items comes in pieces too', () => {
  const doc = new Y.Doc();
  const risks = doc.getMap('risks');
  doc.transact(() => {
    for (let i = 0; i < 1_000; i++) risks.set(`r${i}`, i);
  });
  const before = Y.encodeStateAsUpdate(doc);
  doc.transact(() => risks.clear());
  const update = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(doc));
  const copy = new Y.Doc();
  Y.applyUpdate(copy, before);
  const pieces = new UpdatePieces(runAtOnce(scanUpdate(update)), copy);
  const left: number[] = [];
  for (let piece = pieces.next(100, 1_000); piece; piece = pieces.next(100, 1_000)) {
    applyPiece(copy, piece);
    left.push(copy.getMap('risks').size);
  }
  expect(left.length).toBeGreaterThan(5);
  expect(left.at(-1)).toBe(0);
});
