import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { addInitiative, removeInitiatives } from '#shared/board/commands/initiative-commands.ts';
import { createBoardCore } from './board-core.ts';

function open() {
  const session = createBoardCore({ doc: new Y.Doc(), actorId: 'ana', readOnly: false });
  const add = (title: string) =>
    session.run((board, view, ctx) => addInitiative(board, { fields: { title }, view }, ctx)) ?? '';
  // Sorted: what is added while another is away has its order key too, and then random ids decide.
  const titles = () =>
    session.view
      .get()
      .initiatives.list.map(({ title }) => title)
      .sort();
  return { session, add, titles };
}

test('a step is taken back by itself, though others followed it; those stay in the list', () => {
  const { session, add, titles } = open();
  const ledger = add('Ledger');
  session.run((board) => removeInitiatives(board, { ids: [ledger] }));
  const step = session.undo.lastStep();
  add('Payouts');
  expect(step?.takeBack()).toBe(true);
  expect(titles()).toEqual(['Ledger', 'Payouts']);
  session.undo.undo();
  expect(titles()).toEqual(['Ledger']);
});

test('what was taken back by undo is gone, says so, and takes back nothing else', () => {
  const { session, add, titles } = open();
  const ledger = add('Ledger');
  session.run((board) => removeInitiatives(board, { ids: [ledger] }));
  const step = session.undo.lastStep();
  let gone = 0;
  step?.onGone(() => gone++);
  add('Payouts');
  session.undo.undo();
  expect(gone).toBe(0);
  session.undo.undo();
  expect(gone).toBe(1);
  expect(step?.takeBack()).toBe(false);
  expect(titles()).toEqual(['Ledger']);
});

test('what follows a step that was asked for is a step of its own', () => {
  const { session, add, titles } = open();
  const merge = { mergeKey: 'typing' };
  session.run((board, view, ctx) => addInitiative(board, { fields: { title: 'Ledger' }, view }, ctx), merge);
  session.undo.lastStep();
  session.run((board, view, ctx) => addInitiative(board, { fields: { title: 'Payouts' }, view }, ctx), merge);
  session.undo.undo();
  expect(titles()).toEqual(['Ledger']);
  add('Audit');
});
