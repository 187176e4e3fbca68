import { describe, expect, it } from 'vitest';
import { changeWords } from '#app/board/activity/change-words.ts';
import type { BoardActivityRow } from '#shared/activity/activity-filter.ts';
import { activityLines } from './activity-lines.ts';
import { wordsContext } from './words-context.ts';

const words = () => changeWords(wordsContext(undefined, []));
const lines = (rows: readonly BoardActivityRow[]) =>
  activityLines(rows, words).map((line) =>
    line.type === 'burst' ? `* ${line.words}` : `${line.line.title}: ${line.line.words}`,
  );

function row(id: number, part: Partial<BoardActivityRow> = {}): BoardActivityRow {
  return {
    ...{ boardId: 'b', id, seq: id, at: new Date(Date.UTC(2027, 0, 4, 9, 0, id)).toISOString(), actorId: 'ana' },
    ...{ kind: 'initiatives', recordId: `i${id}`, title: `Work ${id}`, change: 'added', field: null },
    ...{ from: null, to: {}, beside: null, why: null },
    ...part,
  };
}
const changed = (id: number, part: Partial<BoardActivityRow>) => row(id, { change: 'changed', ...part });

describe('the lines of a list of activity', () => {
  it('tells each record on its own while there are few', () => {
    const rows = [row(9), changed(5, { field: 'end', from: '2027-03-12', to: '2027-03-26' })];
    expect(lines(rows)).toEqual([
      'Work 9: added this initiative',
      'Work 5: moved the end 12 Mar 2027 → 26 Mar 2027 (+10 d)',
    ]);
  });

  it('tells many of one go by their counts, and keeps the lines', () => {
    const rows = [row(6, { kind: 'risks' }), row(5), row(4), changed(3, { field: 'progress', from: 1, to: 2 })];
    const [line] = activityLines(rows, words);
    expect(line).toMatchObject({ type: 'burst', words: 'added 2 initiatives and 1 risk, changed 1 initiative' });
    expect(line?.type === 'burst' && line.lines.map(({ recordId }) => recordId)).toEqual(['i6', 'i5', 'i4', 'i3']);
  });

  it('takes what one update did together however long it took to write down, and what ten seconds did', () => {
    const late = (id: number, seq: number, second: number) =>
      row(id, { seq, at: new Date(Date.UTC(2027, 0, 4, 9, 0, second)).toISOString() });
    const one = [late(5, 7, 50), late(4, 7, 40), late(3, 7, 20), late(2, 7, 0)];
    expect(lines(one)).toEqual(['* added 4 initiatives']);
    const apart = [late(5, 9, 50), late(4, 8, 40), late(3, 7, 20), late(2, 6, 0)];
    expect(lines(apart)).toHaveLength(4);
  });

  it('never takes two people or two boards together', () => {
    const rows = [row(8), row(7), row(6, { actorId: 'ben' }), row(5, { boardId: 'c' }), row(4), row(3)];
    expect(lines(rows)).toHaveLength(6);
  });

  it('calls records by the names that came with the page', () => {
    const names = [{ kind: 'teams', id: 't1', title: 'Payments' } as const];
    const named = wordsContext({ title: 'Plan', matrix: null, calendar: null, names }, []);
    const [line] = activityLines([changed(1, { field: 'teamId', from: null, to: 't1' })], () => changeWords(named));
    expect(line).toMatchObject({ line: { words: 'set the team to Payments' } });
  });
});
