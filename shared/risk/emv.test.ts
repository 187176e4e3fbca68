import { expect, test } from 'vitest';
import { type Risk, riskSchema } from '#shared/board/records/risk.ts';
import { riskMoney } from './emv.ts';

const threePoint = (optimistic: number, mostLikely: number, pessimistic: number) => ({
  optimistic,
  mostLikely,
  pessimistic,
});
const risk = (fields: Partial<Risk>): Risk => ({ ...riskSchema.parse({ title: 'r', ...fields }), id: 'r' });
const planned = (cost: number | null) => ({ cost, doneOn: null });

test('a threat worked by hand', () => {
  // 40 % of (10 + 4 x 25 + 70) / 6 = 30 thousand is 12; after the actions 10 % of it, 3; they cost 4 of which one is spent.
  const supplier = risk({
    probability: 0.4,
    impactMoney: threePoint(10_000, 25_000, 70_000),
    targetProbability: 0.1,
  });
  const money = riskMoney(supplier, [planned(2_500), planned(1_500), { cost: 900, doneOn: '2027-01-04' }]);
  expect(money.emv).toBeCloseTo(12_000);
  expect(money.emvAfter).toBeCloseTo(3_000);
  expect(money.netBenefit).toBeCloseTo(5_000);
  expect(money).toMatchObject({ actionCost: 4_000, spentOnActions: 900, uncostedActions: 0 });
});

test('actions that cost more than they save are a loss', () => {
  const small = risk({
    probability: 0.1,
    impactMoney: threePoint(100, 100, 100),
    targetImpactMoney: threePoint(0, 0, 0),
  });
  expect(riskMoney(small, [planned(50), planned(null)])).toMatchObject({ netBenefit: -40, uncostedActions: 1 });
});

test('an opportunity gains by becoming likelier', () => {
  const chance = risk({
    kind: 'opportunity',
    probability: 0.2,
    impactMoney: threePoint(10, 10, 10),
    targetProbability: 0.7,
  });
  expect(riskMoney(chance, [planned(1)]).netBenefit).toBeCloseTo(4);
});

test.each<[string, Partial<Risk>]>([
  ['scores alone', { currentLikelihood: 5, currentImpact: 5, targetLikelihood: 1, targetImpact: 1 }],
  ['no amount', { probability: 0.5, targetProbability: 0.1 }],
  ['no probability', { impactMoney: threePoint(1, 2, 3) }],
  ['one that happened', { status: 'happened', probability: 0.5, impactMoney: threePoint(1, 2, 3) }],
  ['one that is closed', { status: 'closed', probability: 0.5, impactMoney: threePoint(1, 2, 3) }],
])('%s makes no money', (_name, fields) => {
  expect(riskMoney(risk(fields), [planned(5)])).toMatchObject({ emv: null, emvAfter: null, netBenefit: null });
});

test('nothing said of the time after the actions: no benefit is made up', () => {
  const money = riskMoney(risk({ probability: 0.5, impactMoney: threePoint(10, 10, 10) }), [planned(5)]);
  expect(money).toMatchObject({ emv: 5, emvAfter: null, netBenefit: null });
});
