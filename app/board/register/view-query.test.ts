import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { createBoardCore } from '#app/board/sync/board-core.ts';
import { changeView, removeView, renameView, saveView } from '#shared/board/commands/view-commands.ts';
import { PLAIN_QUERY, type RegisterQuery } from './register-query.ts';
import { readAsked, writeAsked } from './use-register-query.ts';
import { queryOfView, settingsOfQuery } from './view-query.ts';

const widths = new Map([
  ['title', 280],
  ['teamId', 132],
  ['level', 84],
]);
const QUERY: RegisterQuery = {
  search: 'bank',
  filters: { teamId: ['pay', 'none'] },
  sort: [{ column: 'level', descending: true }],
  groupBy: 'teamId',
  columns: [
    { column: 'level', width: null },
    { column: 'title', width: 400 },
  ],
  frozen: 2,
};

function openTest() {
  const session = createBoardCore({ doc: new Y.Doc(), actorId: 'ana', readOnly: false });
  const save = (query: RegisterQuery, isOwn = false) =>
    session.run((board, view, ctx) =>
      saveView(
        board,
        { title: ' High ', picture: 'risks', settings: settingsOfQuery(query, widths), isOwn, view },
        ctx,
      ),
    ) ?? '';
  const views = () => session.view.get().views;
  return { session, save, views };
}

describe('a saved view', () => {
  test('asks again what it was saved with', () => {
    const { save, views } = openTest();
    const id = save(QUERY);
    const view = views().byId.get(id);
    expect(view).toMatchObject({ title: 'High', picture: 'risks', owner: null });
    expect(view && queryOfView(view, widths)).toEqual(QUERY);
    const ownId = save(PLAIN_QUERY, true);
    const plain = views().byId.get(ownId);
    expect(plain?.owner).toBe('user:ana');
    expect(plain && queryOfView(plain, widths)).toEqual(PLAIN_QUERY);
  });

  test('asks nothing of columns that are not there', () => {
    const { save, views } = openTest();
    const id = save(QUERY);
    const view = views().byId.get(id);
    expect(view && queryOfView(view, new Map([['title', 280]]))).toEqual({
      ...PLAIN_QUERY,
      search: 'bank',
      columns: [{ column: 'title', width: 400 }],
      frozen: 2,
    });
  });

  test('is its address alone; what was changed since stands beside it, until it is as saved again', () => {
    const { save, views } = openTest();
    const id = save(QUERY);
    const params = new URLSearchParams(`view=${id}&item=risks%2F7`);
    const { query, saved, isChanged } = readAsked(params, 'risks', widths, views());
    expect([query, saved?.id, isChanged]).toEqual([QUERY, id, false]);
    const changed = writeAsked(params, { ...query, search: '', filters: {} }, saved, widths);
    expect(readAsked(changed, 'risks', widths, views())).toMatchObject({
      query: { ...QUERY, search: '', filters: {} },
      isChanged: true,
    });
    const back = writeAsked(changed, QUERY, saved, widths);
    expect([...back.keys()].sort()).toEqual(['item', 'view']);
    // Everything taken away is a change too, not the view again.
    const bare = writeAsked(params, PLAIN_QUERY, saved, widths);
    expect(readAsked(bare, 'risks', widths, views())).toMatchObject({ query: PLAIN_QUERY, isChanged: true });
  });

  test('of another register, or one that is gone, is none', () => {
    const { save, views } = openTest();
    const params = new URLSearchParams(`view=${save(QUERY)}&sort=title`);
    expect(readAsked(params, 'initiatives', widths, views())).toMatchObject({ saved: null, isChanged: false });
    expect(readAsked(new URLSearchParams('view=gone&sort=title'), 'risks', widths, views()).query.sort).toEqual([
      { column: 'title', descending: false },
    ]);
  });

  test('is changed, renamed, given away and removed, each as one step of undo', () => {
    const { session, save, views } = openTest();
    const id = save(QUERY);
    session.run((board) => changeView(board, { id, settings: settingsOfQuery(PLAIN_QUERY, widths) }));
    session.run((board, _view, ctx) => renameView(board, { id, title: 'Mine', isOwn: true }, ctx));
    expect(views().byId.get(id)).toMatchObject({ title: 'Mine', owner: 'user:ana', search: '', filters: {} });
    session.undo.undo();
    expect(views().byId.get(id)).toMatchObject({ title: 'High', owner: null, search: '' });
    session.run((board) => removeView(board, { id }));
    expect(views().list).toEqual([]);
    session.undo.undo();
    expect(views().list).toHaveLength(1);
    expect(
      session.run((board, _view, ctx) => renameView(board, { id, title: '  ', isOwn: false }, ctx)),
    ).toBeUndefined();
  });
});
