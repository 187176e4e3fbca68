import { describe, expect, it } from 'vitest';
import { transact } from '../board/board-doc.ts';
import { addInitiative, removeInitiatives } from '../board/commands/initiative-commands.ts';
import { giveReason } from '../board/commands/reason-commands.ts';
import { addRecord, updateRecord } from '../board/commands/record-commands.ts';
import { addRisk, removeRisks } from '../board/commands/risk-commands.ts';
import type { RecordKind } from '../board/record-kind.ts';
import { createTestBoard } from '../board/testing/test-board.ts';
import { countReport, type PeriodReport, periodReport } from './period-report.ts';

const LAST_DAY = '2027-03-31';

/** A board, what is done to it, and the report on that. */
function boardWith(fill: (make: ReturnType<typeof maker>) => void) {
  const test = createTestBoard();
  const make = maker(test);
  fill(make);
  const before = test.view();
  return {
    make,
    report: (change: () => void): PeriodReport => {
      change();
      return periodReport(before, test.view(), LAST_DAY);
    },
  };
}

function maker({ board, ctx, view }: ReturnType<typeof createTestBoard>) {
  return {
    initiative: (title: string, fields: object = {}) =>
      addInitiative(board, { fields: { title, start: '2027-01-04', end: '2027-03-12', ...fields }, view: view() }, ctx),
    risk: (title: string, likelihood: number, impact: number) =>
      addRisk(board, { fields: { title, currentLikelihood: likelihood, currentImpact: impact }, view: view() }, ctx),
    milestone: (title: string, date: string, initiativeId: string | null = null) =>
      addRecord(board, { kind: 'milestones', fields: { title, date, initiativeId } }, ctx),
    action: (title: string, fields: object) => addRecord(board, { kind: 'actions', fields: { title, ...fields } }, ctx),
    link: (fromId: string, toId: string, fields: object = {}) =>
      addRecord(board, { kind: 'dependencies', fields: { fromId, toId, ...fields } }, ctx),
    change: (kind: Exclude<RecordKind, 'reasons'>, id: string, patch: object) =>
      updateRecord(board, { kind, id, patch, origin: 'seed' }),
    remove: (id: string) => removeInitiatives(board, { ids: [id] }),
    removeRisk: (id: string) => removeRisks(board, { ids: [id] }),
    why: (
      kind: 'initiatives' | 'risks' | 'dependencies',
      id: string,
      aspect: 'dates' | 'score' | 'state',
      text: string,
    ) =>
      transact(board, 'user', () =>
        giveReason(board, { recordKind: kind, recordId: id, aspect, text, from: '', to: '' }, ctx),
      ),
  };
}

const titles = (items: readonly { readonly title: string }[]) => items.map(({ title }) => title);

describe('a report on a span', () => {
  it('says nothing of a board on which nothing happened', () => {
    const { report } = boardWith((make) => {
      make.initiative('Ledger');
      make.risk('Vendor', 2, 3);
    });
    expect(countReport(report(() => undefined))).toBe(0);
  });

  it('tells scope that came and went; stages and tidying up are none', () => {
    const ids: Record<string, string> = {};
    const { make, report } = boardWith((fill) => {
      ids.done = fill.initiative('Done', { status: 'done' });
      ids.gone = fill.initiative('Gone');
      ids.dropped = fill.initiative('Dropped');
      ids.back = fill.initiative('Back again', { status: 'dropped' });
    });
    const { scope } = report(() => {
      const added = make.initiative('New');
      make.milestone('Beta', '2027-02-01', added);
      make.milestone('Launch', '2027-02-01');
      make.remove(ids.done ?? '');
      make.remove(ids.gone ?? '');
      make.change('initiatives', ids.dropped ?? '', { status: 'dropped' });
      make.why('initiatives', ids.dropped ?? '', 'state', 'no budget');
      make.change('initiatives', ids.back ?? '', { status: 'planned' });
    });
    expect(titles(scope.added).sort()).toEqual(['Back again', 'Launch', 'New']);
    expect(scope.dropped).toMatchObject([
      { title: 'Gone', why: null },
      { title: 'Dropped', why: 'no budget' },
    ]);
  });

  it('tells finishes that moved, the largest slip first, in working days, with the last reason of the span', () => {
    const ids: Record<string, string> = {};
    const { make, report } = boardWith((fill) => {
      ids.slips = fill.initiative('Slips');
      ids.early = fill.initiative('Early');
      ids.weekend = fill.initiative('Weekend');
      ids.beta = fill.milestone('Beta', '2027-02-01');
      ids.loose = fill.initiative('Loose');
      ids.dropped = fill.initiative('Dropped');
      fill.why('initiatives', ids.slips, 'dates', 'long ago');
    });
    const { moved, unscheduled } = report(() => {
      make.change('initiatives', ids.slips ?? '', { end: '2027-03-26' });
      make.why('initiatives', ids.slips ?? '', 'dates', 'vendor late');
      make.change('initiatives', ids.early ?? '', { end: '2027-03-10' });
      make.change('initiatives', ids.weekend ?? '', { end: '2027-03-13' });
      make.change('milestones', ids.beta ?? '', { date: '2027-02-22' });
      make.change('initiatives', ids.loose ?? '', { start: null, end: null });
      make.change('initiatives', ids.dropped ?? '', { end: '2027-12-31', status: 'dropped' });
    });
    expect(moved).toMatchObject([
      { title: 'Beta', days: 15, kind: 'milestones' },
      { title: 'Slips', from: '2027-03-12', to: '2027-03-26', days: 10, why: 'vendor late' },
      { title: 'Early', days: -2, why: null },
    ]);
    expect(titles(unscheduled)).toEqual(['Loose']);
  });

  it('tells risks that are new, went up or down, came true, or were closed', () => {
    const ids: Record<string, string> = {};
    const { make, report } = boardWith((fill) => {
      ids.up = fill.risk('Up', 2, 3);
      ids.same = fill.risk('Same product', 2, 3);
      ids.down = fill.risk('Down', 4, 4);
      ids.hit = fill.risk('Hit', 4, 4);
      ids.closed = fill.risk('Closed', 1, 1);
      ids.deleted = fill.risk('Deleted', 1, 1);
    });
    const { risks } = report(() => {
      make.risk('New', 3, 3);
      make.change('risks', ids.up ?? '', { currentLikelihood: 5 });
      make.why('risks', ids.up ?? '', 'score', 'it is close now');
      make.change('risks', ids.same ?? '', { currentLikelihood: 3, currentImpact: 2 });
      make.change('risks', ids.down ?? '', { currentLikelihood: 1 });
      make.change('risks', ids.hit ?? '', { status: 'happened', currentLikelihood: 5 });
      make.change('risks', ids.closed ?? '', { status: 'closed' });
      make.removeRisk(ids.deleted ?? '');
    });
    expect(risks.raised).toMatchObject([{ title: 'New', from: null, to: { score: 9 } }]);
    expect(risks.up).toMatchObject([{ title: 'Up', from: { score: 6 }, to: { score: 15 }, why: 'it is close now' }]);
    expect(titles(risks.down)).toEqual(['Same product', 'Down']);
    expect(titles(risks.happened)).toEqual(['Hit']);
    expect(titles(risks.closed)).toEqual(['Closed', 'Deleted']);
  });

  it('tells actions that were done, and what is overdue when the span ends', () => {
    const ids: Record<string, string> = {};
    const { make, report } = boardWith((fill) => {
      ids.open = fill.action('Now done', { due: '2027-03-01' });
      fill.action('Long done', { due: '2027-03-01', doneOn: '2027-01-01' });
      fill.action('Late', { due: '2027-03-24' });
      fill.action('Later', { due: '2027-03-17' });
      fill.action('Due on the last day', { due: LAST_DAY });
    });
    const { actions } = report(() => make.change('actions', ids.open ?? '', { doneOn: '2027-03-05' }));
    expect(titles(actions.done)).toEqual(['Now done']);
    expect(actions.overdue).toMatchObject([
      { title: 'Later', daysLate: 10 },
      { title: 'Late', daysLate: 5 },
    ]);
  });

  it('tells what was committed and declined, and all that can not hold, new or not', () => {
    const ids: Record<string, string> = {};
    const { make, report } = boardWith((fill) => {
      const early = fill.initiative('Early', { start: '2027-01-04', end: '2027-01-15' });
      const next = fill.initiative('Next', { start: '2027-02-01', end: '2027-02-26' });
      ids.early = early;
      ids.ok = fill.link(early, next);
      ids.no = fill.link(early, fill.initiative('Other', { start: '2027-06-01', end: '2027-06-30' }));
      fill.link(next, early);
    });
    const { dependencies } = report(() => {
      make.change('dependencies', ids.ok ?? '', { state: 'committed' });
      make.change('dependencies', ids.no ?? '', { state: 'declined' });
      make.why('dependencies', ids.no ?? '', 'state', 'no room');
      make.change('initiatives', ids.early ?? '', { end: '2027-02-05' });
    });
    expect(dependencies.committed).toMatchObject([{ title: 'Early → Next', state: 'committed' }]);
    expect(dependencies.declined).toMatchObject([{ title: 'Early → Other', why: 'no room' }]);
    expect(dependencies.conflicts).toMatchObject([
      { title: 'Next → Early', isNew: false },
      { title: 'Early → Next', daysShort: 5, isNew: true },
    ]);
  });
});
