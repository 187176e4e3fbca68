import { expect, test } from 'vitest';
import { addInitiative } from '#shared/board/commands/initiative-commands.ts';
import { createTestBoard } from '#shared/board/testing/test-board.ts';
import { initiativesCsv, risksCsv } from './export-csv.ts';

test('initiatives as people read them, dates as programs do, formulas as text', () => {
  const it = createTestBoard();
  const fields = {
    title: '=HYPERLINK("x")',
    start: '2027-01-04',
    end: '2027-01-29',
    status: 'at-risk',
    owner: 'user:u1',
  } as const;
  addInitiative(it.board, { fields, view: it.view() }, it.ctx);
  const context = { view: it.view(), people: [{ id: 'u1', name: 'Ada, of Meridian' }], today: '2027-01-01' };
  const [head = '', row = ''] = initiativesCsv(context).split('\r\n');
  expect(head).toContain('Title,Key,Team');
  expect(row).toContain(`"'=HYPERLINK(""x"")"`);
  expect(row).toContain('"Ada, of Meridian",2027-01-04,2027-01-29,,,At risk');
  const withoutRows = risksCsv(context).trim().split('\r\n');
  expect(withoutRows).toHaveLength(1);
});
