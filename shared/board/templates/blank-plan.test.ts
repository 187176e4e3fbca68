import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { openBoard } from '../board-doc.ts';
import { createBoardProjection } from '../projection.ts';
import { SCHEMA_VERSION } from '../schema-version.ts';
import { createTestBoard } from '../testing/test-board.ts';
import { blankPlan } from './blank-plan.ts';
import { isQuarter, quarterAfter, quarterOf, quarterSpan } from './quarter.ts';

test('a blank plan has its quarter and its lanes in order, and nothing else', () => {
  const teams = [{ name: 'Payments', orgTeamId: 'org-1' }, { name: 'Identity', colour: '#112233' }, { name: 'Data' }];
  const doc = new Y.Doc();
  Y.applyUpdate(doc, blankPlan({ quarter: '2027-Q1', teams }, createTestBoard().ctx));
  const view = createBoardProjection(openBoard(doc)).view();
  expect(view.meta).toMatchObject({
    periodStart: '2027-01-01',
    periodEnd: '2027-03-31',
    schemaVersion: SCHEMA_VERSION,
  });
  expect(view.teams.list.map((team) => team.name)).toEqual(['Payments', 'Identity', 'Data']);
  expect(view.teams.list.map((team) => team.orgTeamId)).toEqual(['org-1', null, null]);
  expect(view.teams.list[1]?.colour).toBe('#112233');
  expect(view.initiatives.list).toEqual([]);
  expect(view.problems).toEqual([]);
});

test('quarters', () => {
  expect(quarterOf('2026-12-31')).toBe('2026-Q4');
  expect(quarterOf('2027-04-01T00:00:00Z')).toBe('2027-Q2');
  expect(quarterAfter('2026-Q4')).toBe('2027-Q1');
  expect(quarterAfter('2027-Q1', -2)).toBe('2026-Q3');
  expect(quarterSpan('2026-Q2')).toEqual({ start: '2026-04-01', end: '2026-06-30' });
  expect(isQuarter('2026-Q5')).toBe(false);
});
