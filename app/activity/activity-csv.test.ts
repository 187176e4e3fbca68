import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { BoardActivityRow } from '#shared/activity/activity-filter.ts';
import { activityCsv, csvResponse } from './activity-csv.ts';
import type { Sheet } from './sheet.ts';

const words = { title: 'Plan', matrix: null, calendar: null };
const boards = { b: { ...words, names: [{ kind: 'teams' as const, id: 't1', title: '=Payments' }] } };

function row(id: number, part: Partial<BoardActivityRow>): BoardActivityRow {
  return {
    ...{ boardId: 'b', id, seq: id, at: '2027-01-04T09:00:00.000Z', actorId: 'u1', kind: 'initiatives' },
    ...{ recordId: `i${id}`, title: 'Ledger', change: 'changed', field: 'end', from: null, to: null },
    ...{ beside: null, why: null },
    ...part,
  };
}

/** Pages of one row each, as the server would answer them. */
const pages = (rows: readonly BoardActivityRow[]) => (after: string | null) => {
  const at = after === null ? 0 : Number(after);
  const sheet: Sheet = {
    rows: rows.slice(at, at + 1),
    next: at + 1 < rows.length ? String(at + 1) : null,
    names: { u1: 'Ana' },
    boards,
  };
  return Promise.resolve(sheet);
};

async function read(rows: readonly BoardActivityRow[]) {
  const text = await csvResponse('a.csv', activityCsv(pages(rows), [])).text();
  return Papa.parse<Record<string, string>>(text.trimEnd(), { header: true }).data;
}

describe('activity as a file', () => {
  it('has a line a change, over all pages, with who, when, from, to and why', async () => {
    const found = await read([
      row(3, { from: '2027-03-12', to: '2027-03-26', why: 'vendor late' }),
      row(2, { change: 'added', field: null, to: { title: 'Ledger' } }),
      row(1, { field: 'teamId', to: 't1', actorId: null }),
    ]);
    expect(found).toHaveLength(3);
    expect(found[0]).toEqual({
      ...{ When: '2027-01-04T09:00:00.000Z', Who: 'Ana', Board: 'Plan', Kind: 'Initiatives', Record: 'Ledger' },
      ...{ Change: 'changed', Field: 'end', From: '2027-03-12', To: '2027-03-26', Why: 'vendor late' },
      ...{ 'In words': 'moved the end 12 Mar 2027 → 26 Mar 2027 (+10 d)', 'Record id': 'i3' },
    });
    expect(found[1]).toMatchObject({ Change: 'added', Field: '', From: '', To: '' });
    expect(found[2]).toMatchObject({ Who: 'The server', To: "'=Payments" });
  });

  it('makes text of what a spreadsheet would run as a formula', async () => {
    const [cell] = await read([row(1, { title: '=HYPERLINK("x")', field: 'link', to: '+1', why: '@SUM(A1)' })]);
    expect(cell).toMatchObject({ Record: `'=HYPERLINK("x")`, To: "'+1", Why: "'@SUM(A1)" });
  });

  it('stops reading when nobody wants the rest', async () => {
    let asked = 0;
    const endless = async () => {
      asked++;
      return { rows: [row(asked, {})], next: 'more', names: {}, boards };
    };
    const { body } = csvResponse('a.csv', activityCsv(endless, []));
    const reader = body?.getReader();
    await reader?.read();
    await reader?.read();
    await reader?.cancel();
    const before = asked;
    expect(before).toBeLessThan(4);
    await new Promise(setImmediate);
    expect(asked).toBe(before);
  });
});
