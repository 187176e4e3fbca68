import { describe, expect, it } from 'vitest';
import { resizeAxis } from '#shared/risk/edit-matrix.ts';
import { riskScore } from '#shared/risk/score.ts';
import { DEFAULT_MATRIX, DEFAULT_MATRIX_LOOK, type Matrix, matrixSchema } from '../records/board-meta.ts';
import { createTestBoard, exchange, type TestBoard } from '../testing/test-board.ts';
import { changeMatrix } from './matrix-commands.ts';
import { addRisk, rescoreRisk } from './risk-commands.ts';

const sized = (likelihood: number, impact: number): Matrix =>
  resizeAxis(resizeAxis(DEFAULT_MATRIX, 'likelihood', likelihood), 'impact', impact);
const change = (test: TestBoard, matrix: Matrix) =>
  changeMatrix(test.board, { matrix, look: DEFAULT_MATRIX_LOOK, view: test.view() });
const add = (test: TestBoard, likelihood: number, impact: number) => {
  const fields = {
    title: 'Late',
    currentLikelihood: likelihood,
    currentImpact: impact,
    reviewedLikelihood: likelihood,
    targetImpact: impact,
  };
  return addRisk(test.board, { fields, view: test.view() }, test.ctx);
};

describe('changeMatrix', () => {
  it('maps every score in one transaction', () => {
    const test = createTestBoard();
    const id = add(test, 5, 3);
    let transactions = 0;
    test.board.doc.on('afterTransaction', () => transactions++);
    change(test, sized(3, 9));
    expect(transactions).toBe(1);
    expect(test.view().meta.matrix.likelihood).toHaveLength(3);
    expect(test.view().risks.byId.get(id)).toMatchObject({
      currentLikelihood: 3,
      currentImpact: 5,
      reviewedLikelihood: 3,
      targetImpact: 5,
      inherentImpact: null,
    });
  });

  it('writes nothing where nothing changes, and refuses a look-up that does not fit', () => {
    const test = createTestBoard();
    add(test, 5, 3);
    let updates = 0;
    test.board.doc.on('update', () => updates++);
    change(test, DEFAULT_MATRIX);
    expect(() => change(test, { ...DEFAULT_MATRIX, levels: [] })).toThrow(/does not fit/);
    expect(updates).toBe(0);
  });

  it('ends in a valid board when two do it at once, and a third scores meanwhile', () => {
    const [ana, ben, cleo] = [createTestBoard('a'), createTestBoard('b'), createTestBoard('c')] as const;
    const ids = [1, 2, 3, 4, 5].map((step) => add(ana, step, step));
    exchange(ana, ben, cleo);
    change(ana, sized(2, 3));
    change(ben, sized(9, 7));
    rescoreRisk(cleo.board, {
      id: ids[0] ?? '',
      basis: 'current',
      likelihood: 5,
      impact: 5,
      view: cleo.view(),
    });
    exchange(ana, ben, cleo);
    exchange(ana, ben, cleo);
    for (const test of [ana, ben, cleo]) {
      const { meta, risks, problems } = test.view();
      expect(problems).toEqual([]);
      expect(meta).toEqual(ana.view().meta);
      expect(matrixSchema.parse(meta.matrix)).toEqual(meta.matrix);
      expect(risks.list).toHaveLength(5);
      for (const risk of risks.list) {
        const score = riskScore(meta.matrix, risk, 'current');
        if (score) expect(meta.matrix.levels[score.likelihood - 1]?.[score.impact - 1]).toBe(score.level);
      }
    }
  });
});
