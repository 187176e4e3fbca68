import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { rescoreRisks } from '#app/board/matrix/rescore-risks.ts';
import { createBoardCore } from '#app/board/sync/board-core.ts';
import { addRisk } from '#shared/board/commands/risk-commands.ts';
import { askAfter, keepReason } from './reason-request.ts';

function openTest() {
  const session = createBoardCore({ doc: new Y.Doc(), actorId: 'ana', readOnly: false });
  const fields = { title: 'Late', currentLikelihood: 2, currentImpact: 3 };
  const id = session.run((board, view, ctx) => addRisk(board, { fields, view }, ctx)) ?? '';
  const to = (likelihood: number) => rescoreRisks(session, 'current', [{ id, likelihood, impact: 3 }]);
  const seen = () => {
    const { risks, reasons } = session.view.get();
    return [risks.byId.get(id)?.currentLikelihood, reasons.list.map(({ text }) => text)];
  };
  return { session, to, seen };
}

describe('the reason of a change', () => {
  it('is one step of undo with it, however long it took to type', () => {
    const { session, to, seen } = openTest();
    const request = askAfter(session, to(4), 'pointer', null);
    expect(request?.changes).toMatchObject([{ from: '6 M', to: '12 H', aspect: 'score' }]);
    session.undo.stopCapturing();
    if (request) keepReason(session, request, 'the bank said no');
    expect(seen()).toEqual([4, ['the bank said no']]);
    session.undo.undo();
    expect(seen()).toEqual([2, []]);
    session.undo.redo();
    expect(seen()).toEqual([4, ['the bank said no']]);
  });

  it('is a step of its own when something else was done meanwhile', () => {
    const { session, to, seen } = openTest();
    const request = askAfter(session, to(4), 'pointer', null);
    to(5);
    if (request) keepReason(session, request, 'the bank said no');
    session.undo.undo();
    expect(seen()).toEqual([5, []]);
  });

  it('is of the whole way when a change goes on with one that is unanswered, and of none when it came back', () => {
    const { session, to } = openTest();
    const first = askAfter(session, to(3), 'keyboard', null);
    const second = askAfter(session, to(4), 'keyboard', first);
    expect(second?.changes).toMatchObject([{ from: '6 M', to: '12 H' }]);
    expect(askAfter(session, to(2), 'keyboard', second)).toBeNull();
  });
});
