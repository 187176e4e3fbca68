import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dependencySchema } from '#shared/board/records/dependency.ts';
import { initiative, milestone, risk, table } from '../layout/layout-fixtures.ts';
import { readFilter, writeFilter } from './filter-address.ts';
import {
  chainOfItem,
  type FILTER_FACETS,
  matchingInitiatives,
  matchingMilestones,
  matchingRisks,
  NO_FILTER,
  type PictureFilter,
  toggleFacet,
} from './picture-filter.ts';

const initiatives = table([
  initiative('ledger', { teamId: 'pay', status: 'blocked', tags: ['core', 'audit'], owner: 'user:ana' }),
  initiative('payouts', { teamId: 'pay', status: 'planned', description: 'Money within seconds' }),
  initiative('events', { teamId: 'data', status: 'blocked', objectiveId: 'trust' }),
]);
const asking = (filter: Partial<PictureFilter>) => [
  ...matchingInitiatives({ ...NO_FILTER, ...filter }, initiatives, null),
];
const facet = (name: (typeof FILTER_FACETS)[number], ...values: string[]) => ({
  facets: { ...NO_FILTER.facets, [name]: values },
});

describe('filter', () => {
  it('takes any value of a facet, and all facets together', () => {
    expect(asking(facet('status', 'blocked', 'planned'))).toHaveLength(3);
    expect(asking({ facets: { ...facet('status', 'blocked').facets, team: ['pay'] } })).toEqual(['ledger']);
    expect(asking(facet('tag', 'audit'))).toEqual(['ledger']);
    expect(asking(facet('owner', ''))).toEqual(['payouts', 'events']);
  });

  it('finds all words, wherever they stand', () => {
    expect(asking({ text: 'SECONDS pay' })).toEqual(['payouts']);
    expect(asking({ text: '  ' })).toHaveLength(3);
  });

  it('asks of a milestone and a risk only what they can have; a date of the programme is for every team', () => {
    const dates = table([milestone('ga', '2027-06-15'), milestone('freeze', '2027-03-01', { teamId: 'data' })]);
    expect([...matchingMilestones({ ...NO_FILTER, ...facet('team', 'pay') }, dates, null)]).toEqual(['ga']);
    expect(matchingMilestones({ ...NO_FILTER, ...facet('status', 'done') }, dates, null).size).toBe(2);
    const risks = table([risk('r', { objectiveId: 'x' } as object), risk('s', { initiativeIds: ['ledger'] })]);
    expect(matchingRisks({ ...NO_FILTER, ...facet('objective', 'trust') }, risks, null).size).toBe(2);
    expect([...matchingRisks({ ...NO_FILTER, chain: 'ledger' }, risks, new Set(['ledger']))]).toEqual(['s']);
  });

  it('follows a chain through the stages of initiatives', () => {
    const link = (fromId: string, toId: string) => ({ ...dependencySchema.parse({ fromId, toId }), id: fromId + toId });
    const chart = {
      initiatives,
      milestones: table([milestone('beta', '2027-01-01', { initiativeId: 'payouts' })]),
      dependencies: table([link('ledger', 'beta'), link('payouts', 'events')]),
    };
    expect([...(chainOfItem('ledger', chart) ?? [])].sort()).toEqual(['events', 'ledger', 'payouts']);
  });

  it('comes back from the address as it went in, and leaves the rest of the address alone', () => {
    const values = fc.uniqueArray(fc.constantFrom('a', 'b c', '', 'd&e=f'), { maxLength: 3 });
    const aFilter: fc.Arbitrary<PictureFilter> = fc.record({
      text: fc.constantFrom('', 'one two', 'ä&b'),
      facets: fc.record({ team: values, status: values, tag: values, owner: values, objective: values }),
      chain: fc.constant('some-item'),
      mode: fc.constantFrom('highlight' as const, 'only' as const),
    });
    fc.assert(
      fc.property(aFilter, (filter) => {
        const params = writeFilter(new URLSearchParams('item=risks/1&team=old'), filter);
        expect(readFilter(new URLSearchParams(params.toString()))).toEqual(filter);
        expect(params.get('item')).toBe('risks/1');
        expect(writeFilter(params, NO_FILTER).toString()).toBe(new URLSearchParams('item=risks/1').toString());
      }),
    );
  });

  it('takes a value in and out again', () => {
    const once = toggleFacet(NO_FILTER, 'team', 'pay');
    expect(once.facets.team).toEqual(['pay']);
    expect(toggleFacet(once, 'team', 'pay')).toEqual(NO_FILTER);
  });
});
