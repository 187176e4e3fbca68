import { expect, test } from 'vitest';
import { DEFAULT_MATRIX } from '#shared/board/records/board-meta.ts';
import { type Risk, riskSchema } from '#shared/board/records/risk.ts';
import { threatsByInitiative } from './threats.ts';

const risk = (id: string, fields: Partial<Risk>): Risk => ({ ...riskSchema.parse({ title: id, ...fields }), id });

test('counts open threats of each initiative and finds the worst by its current level', () => {
  const risks = [
    risk('unscored', { initiativeIds: ['a', 'b'] }),
    risk('high', {
      initiativeIds: ['a'],
      currentLikelihood: 4,
      currentImpact: 3,
      inherentLikelihood: 5,
      inherentImpact: 5,
    }),
    risk('low', { initiativeIds: ['a'], currentLikelihood: 1, currentImpact: 3, status: 'happened' }),
    risk('closed', { initiativeIds: ['a', 'c'], currentLikelihood: 5, currentImpact: 5, status: 'closed' }),
    risk('chance', { initiativeIds: ['a', 'c'], currentLikelihood: 5, currentImpact: 5, kind: 'opportunity' }),
  ];
  const threats = threatsByInitiative(risks, DEFAULT_MATRIX);
  expect(threats.get('a')).toMatchObject({ count: 3, worst: 'H', worstRisk: { id: 'high' } });
  expect(threats.get('b')).toMatchObject({ count: 1, worst: null, worstRisk: { id: 'unscored' } });
  expect(threats.has('c')).toBe(false);
});
