import { expect, it } from 'vitest';
import { DEFAULT_MATRIX } from '#shared/board/records/board-meta.ts';
import { type Risk, riskSchema } from '#shared/board/records/risk.ts';
import { risksAboveAppetite } from './above-appetite.ts';

const risk = (id: string, likelihood: number, impact: number, more: Partial<Risk> = {}): Risk => ({
  ...riskSchema.parse({ title: id, currentLikelihood: likelihood, currentImpact: impact, ...more }),
  id,
});
const days = (mostLikely: number) => ({ optimistic: mostLikely, mostLikely, pessimistic: mostLikely });

it('lists open threats above the appetite, the higher score first, then the more expected days', () => {
  const ranked = risksAboveAppetite(
    [
      risk('low', 1, 1),
      risk('no numbers', 4, 3),
      risk('six days', 4, 3, { probability: 0.5, impactDays: days(12) }),
      risk('nine days', 3, 4, { probability: 0.9, impactDays: days(10) }),
      risk('worst', 5, 5),
      risk('closed', 5, 5, { status: 'closed' }),
      risk('chance', 5, 5, { kind: 'opportunity' }),
    ],
    DEFAULT_MATRIX,
    'current',
  );
  expect(ranked.map(({ risk: { id }, delay }) => [id, delay])).toEqual([
    ['worst', null],
    ['nine days', 9],
    ['six days', 6],
    ['no numbers', null],
  ]);
});
