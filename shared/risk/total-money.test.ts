import { expect, test } from 'vitest';
import { riskMoney } from './emv.ts';
import { totalMoney } from './total-money.ts';

const risk = (fields: object) => ({
  kind: 'threat' as const,
  status: 'open' as const,
  probability: null,
  impactMoney: null,
  targetProbability: null,
  targetImpactMoney: null,
  ...fields,
});
const flat = (amount: number) => ({ optimistic: amount, mostLikely: amount, pessimistic: amount });

test('adds what has numbers, threats and opportunities apart, and says how many have', () => {
  const threat = risk({ probability: 0.5, impactMoney: flat(1000), targetProbability: 0.1 });
  const chance = risk({ kind: 'opportunity', probability: 0.2, impactMoney: flat(500) });
  const bare = risk({});
  const action = { cost: 60, doneOn: null };
  const total = totalMoney([threat, chance, bare], (one) => riskMoney(one, one === chance ? [] : [action]));
  expect(total).toEqual({ threats: 500, opportunities: 100, actionCost: 120, netBenefit: 340, withNumbers: 1 + 1 });
});

test('has no net benefit while no risk has one', () => {
  expect(totalMoney([risk({})], (one) => riskMoney(one, []))).toMatchObject({ netBenefit: null, withNumbers: 0 });
});
