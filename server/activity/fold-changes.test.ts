import { describe, expect, it } from 'vitest';
import { linkItems } from '#shared/board/commands/dependency-commands.ts';
import { addInitiative, removeInitiatives } from '#shared/board/commands/initiative-commands.ts';
import { giveReason } from '#shared/board/commands/reason-commands.ts';
import { updateRecord } from '#shared/board/commands/record-commands.ts';
import { addRisk, rescoreRisk } from '#shared/board/commands/risk-commands.ts';
import { followRecordChanges } from '#shared/board/record-changes.ts';
import { createTestBoard } from '#shared/board/testing/test-board.ts';
import { withTitles } from '#shared/diff/row-title.ts';
import { foldChanges, type LoggedChanges, type OpenRow, REASON_MS, TOGETHER_MS } from './fold-changes.ts';

/** A board of which each step is one row of the log, by somebody at some moment. */
function loggedBoard() {
  const test = createTestBoard();
  const changes = followRecordChanges(test.board);
  let seq = 0;
  const end = <T>(work: Generator<void, T>): T => {
    for (;;) {
      const step = work.next();
      if (step.done) return step.value;
    }
  };
  const step = (actorId: string | null, at: number, change: () => void): LoggedChanges => {
    change();
    seq += 1;
    return { seq, at, actorId, changes: withTitles(end(changes.take()), changes.known) };
  };
  return { ...test, step };
}

const stored = (rows: readonly OpenRow[]) => rows.map((row, i) => ({ ...row, id: i + 1 }));

function withLedger() {
  const logged = loggedBoard();
  const { board, ctx, step, view } = logged;
  const fields = { title: 'Ledger', start: '2027-01-04', end: '2027-01-29' };
  let id = '';
  const first = step('ana', 0, () => {
    id = addInitiative(board, { fields, view: view() }, ctx);
  });
  const patch = (actor: string, at: number, values: { title?: string; progress?: number }) =>
    step(actor, at, () => void updateRecord(board, { kind: 'initiatives', id, patch: values }));
  return { ...logged, id, first, patch };
}

describe('rows of the activity', () => {
  it('are one for a record that came or went, whatever it holds, and one for each field that changed', () => {
    const { first, patch, step, board, id } = withLedger();
    const changed = patch('ben', 60_000, { title: 'General ledger', progress: 40 });
    const gone = step('ana', 120_000, () => void board.records.initiatives.delete(id));
    const { added } = foldChanges([], [first, changed, gone]);
    expect(added).toMatchObject([
      { change: 'added', field: null, actorId: 'ana', title: 'Ledger', to: { end: '2027-01-29' } },
      { change: 'changed', field: 'title', from: 'Ledger', to: 'General ledger', actorId: 'ben' },
      { change: 'changed', field: 'progress', from: 0, to: 40, title: 'General ledger' },
      { change: 'removed', field: null, from: { title: 'General ledger', progress: 40 }, to: null },
    ]);
  });

  it('take what one person does to one field within ten seconds as one change', () => {
    const { first, patch } = withLedger();
    const log = [10, 20, 30].map((progress, i) => patch('ben', 60_000 + i * TOGETHER_MS, { progress }));
    const later = patch('ben', 60_000 + 3 * TOGETHER_MS + 1, { progress: 40 });
    const { added } = foldChanges([], [first, ...log, later]);
    expect(added.slice(1)).toMatchObject([
      { from: 0, to: 30, seq: 4, at: 60_000 + 2 * TOGETHER_MS },
      { from: 30, to: 40 },
    ]);
  });

  it('do not join what somebody else changed in between', () => {
    const { first, patch } = withLedger();
    const log = [patch('ben', 60_000, { progress: 1 }), patch('ana', 60_001, { progress: 2 })];
    const { added } = foldChanges([], [first, ...log, patch('ben', 60_002, { progress: 3 })]);
    expect(added.slice(1).map(({ actorId, to }) => [actorId, to])).toEqual([
      ['ben', 1],
      ['ana', 2],
      ['ben', 3],
    ]);
  });

  it('go on with what is stored, and fill in what was just added', () => {
    const { first, patch } = withLedger();
    const [ledger] = stored(foldChanges([], [first]).added);
    if (!ledger) throw new Error('nothing was added');
    const filled = foldChanges(
      [ledger],
      [patch('ana', 5_000, { title: 'Ledger 2' }), patch('ben', 6_000, { progress: 5 })],
    );
    expect(filled.extended).toMatchObject([{ id: 1, change: 'added', title: 'Ledger 2', to: { title: 'Ledger 2' } }]);
    expect(filled.added).toMatchObject([{ actorId: 'ben', field: 'progress', to: 5 }]);
  });

  it('leave out what was tried and taken back at once', () => {
    const { first, patch } = withLedger();
    const log = [patch('ben', 60_000, { progress: 9 }), patch('ben', 61_000, { progress: 0 })];
    expect(foldChanges([], [first, ...log]).added).toHaveLength(1);
  });
});

describe('a reason', () => {
  function scored() {
    const logged = loggedBoard();
    const { board, ctx, step, view } = logged;
    let id = '';
    const first = step('ana', 0, () => {
      const fields = { title: 'Bank is late', currentLikelihood: 2, currentImpact: 3 };
      id = addRisk(board, { fields, view: view() }, ctx);
    });
    const score = (actor: string, at: number, likelihood: number, impact: number) =>
      step(actor, at, () => void rescoreRisk(board, { id, basis: 'current', likelihood, impact, view: view() }));
    const explain = (actor: string, at: number, text: string) =>
      step(actor, at, () => {
        giveReason(board, { recordKind: 'risks', recordId: id, aspect: 'score', text, from: '', to: '' }, ctx);
      });
    return { ...logged, first, score, explain };
  }

  it('stands with all of the latest change of its aspect by the same person, stored or not, and is none itself', () => {
    const { first, score, explain } = scored();
    const log = [first, score('ana', 60_000, 3, 4), score('ben', 80_000, 4, 4), score('ben', 100_000, 5, 5)];
    const rows = stored(foldChanges([], log).added);
    const { added, extended } = foldChanges(rows, [explain('ben', 100_000 + REASON_MS, 'They said so')]);
    expect(added).toEqual([]);
    expect(extended.map(({ field, why, actorId }) => [field, why, actorId])).toEqual([
      ['currentLikelihood', 'They said so', 'ben'],
      ['currentImpact', 'They said so', 'ben'],
    ]);
    expect(extended.map(({ beside }) => beside)).toEqual([{ currentImpact: 4 }, { currentLikelihood: 4 }]);
  });

  it('given in the same step explains that step, and what follows is another change', () => {
    const { first, score, explain } = scored();
    const why = explain('ana', 60_000, 'Vendor late');
    const scoredAndWhy = score('ana', 60_000, 4, 3);
    const log = [first, { ...scoredAndWhy, changes: [...scoredAndWhy.changes, ...why.changes] }];
    const { added } = foldChanges([], [...log, score('ana', 61_000, 5, 3)]);
    expect(added.slice(1).map(({ to, why: text }) => [to, text])).toEqual([
      [4, 'Vendor late'],
      [5, null],
    ]);
  });

  it('does not stand with what is older than a minute, of another aspect, or of somebody else', () => {
    const { first, score, explain, board, step } = scored();
    const early = [first, score('ana', 60_000, 3, 3), explain('ana', 60_001 + REASON_MS, 'too late')];
    const id = [...board.records.risks.keys()][0] ?? '';
    const status = step('ana', 300_000, () => {
      updateRecord(board, { kind: 'risks', id, patch: { status: 'watching' } });
    });
    const { added } = foldChanges(
      [],
      [...early, status, explain('ana', 300_001, 'of a score'), explain('ben', 300_002, 'no')],
    );
    expect(added.map(({ why }) => why)).toEqual([null, null, null]);
  });
});

it('names a dependency by its ends, also when it goes together with them', () => {
  const { board, ctx, step, view } = loggedBoard();
  const ids: string[] = [];
  const linked = step('ana', 0, () => {
    for (const title of ['Supply', 'Need']) ids.push(addInitiative(board, { fields: { title }, view: view() }, ctx));
    linkItems(board, { fields: { fromId: ids[0] ?? '', toId: ids[1] ?? '' } }, ctx);
  });
  const unlinked = step('ana', 60_000, () => removeInitiatives(board, { ids }));
  const links = foldChanges([], [linked, unlinked]).added.filter(({ kind }) => kind === 'dependencies');
  expect(links.map(({ change, title }) => [change, title])).toEqual([
    ['added', 'Supply → Need'],
    ['removed', 'Supply → Need'],
  ]);
});
