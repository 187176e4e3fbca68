import { describe, expect, it } from 'vitest';
import { addInitiative, placeInitiatives, removeInitiatives } from '#shared/board/commands/initiative-commands.ts';
import { updateRecord } from '#shared/board/commands/record-commands.ts';
import { addRisk, rescoreRisk } from '#shared/board/commands/risk-commands.ts';
import { createTestBoard } from '#shared/board/testing/test-board.ts';
import { createChangeBatch } from './change-batch.ts';
import { changesOn } from './remote-changes.ts';

function plan() {
  const { board, ctx, view } = createTestBoard();
  const fields = { title: 'Instant payouts', start: '2027-01-18', end: '2027-03-05' };
  const id = addInitiative(board, { fields, view: view() }, ctx);
  const risk = addRisk(board, { fields: { title: 'Vendor slips' }, view: view() }, ctx);
  const words = (place: 'roadmap' | 'matrix', change: () => void) => {
    const before = view();
    change();
    return changesOn(place, before, view()).map((done) => done.words);
  };
  return { board, ctx, view, id, risk, words };
}

describe('changes of others in words', () => {
  it('says where an item went, and what else was done to it', () => {
    const { board, ctx, view, id, words } = plan();
    const move = () => placeInitiatives(board, { placements: [{ id, end: '2027-03-12' }] });
    expect(words('roadmap', move)).toEqual(['moved Instant payouts to 18 Jan to 12 Mar 2027']);
    const status = () => updateRecord(board, { kind: 'initiatives', id, patch: { status: 'at-risk' } });
    expect(words('roadmap', status)).toEqual(['set Instant payouts to at risk']);
    const rename = () => updateRecord(board, { kind: 'initiatives', id, patch: { title: 'Payouts' } });
    expect(words('roadmap', rename)).toEqual(['renamed Instant payouts to Payouts']);
    const add = () => addInitiative(board, { fields: { title: 'New' }, view: view() }, ctx);
    expect(words('roadmap', add)).toEqual(['added New']);
    expect(words('roadmap', () => removeInitiatives(board, { ids: [id] }))).toEqual(['removed Payouts']);
  });

  it('tells what a picture shows and nothing else', () => {
    const { board, view, risk, words } = plan();
    const score = () => rescoreRisk(board, { id: risk, basis: 'current', likelihood: 4, impact: 5, view: view() });
    expect(words('roadmap', score)).toEqual([]);
    rescoreRisk(board, { id: risk, basis: 'current', likelihood: 1, impact: 1, view: view() });
    expect(words('matrix', score)).toEqual(['scored R-01: likelihood 4 Likely, impact 5 Severe, level very high']);
  });
});

describe('a batch of changes', () => {
  it('tells the last one and how many there were besides, of each item once', () => {
    const batch = createChangeBatch();
    expect(batch.take()).toBeNull();
    batch.add('Ben', [{ itemId: 'a', words: 'moved A to 1 Mar 2027' }]);
    batch.add('Ben', [{ itemId: 'b', words: 'added B' }]);
    batch.add('Ana', [{ itemId: 'a', words: 'moved A to 12 Mar 2027' }]);
    expect(batch.take()).toBe('Ana moved A to 12 Mar 2027. 1 more change.');
    expect(batch.take()).toBeNull();
  });
});
