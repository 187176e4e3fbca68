import { afterAll, beforeAll, expect, it } from 'vitest';
import { orgTeams } from '#server/db/schema/accounts.ts';
import { speaksForFarEnd } from '#server/dependencies/far-end.ts';
import { insertRecord } from '#shared/board/collection.ts';
import { projectBoards, storeBoard, storeOrganisation } from '#test/fixtures/stored-board.ts';
import { openTestDatabase, type TestDatabase } from '#test/fixtures/test-database.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
});
afterAll(() => test.close());

it('who owns the item of the other board, or leads its lane or team, speaks for it; nobody else', async () => {
  const { db } = test;
  await storeOrganisation(db, 'acme');
  await db
    .insert(orgTeams)
    .values({ id: 'core', orgId: 'acme', name: 'Core', colour: '#112233', lead: 'Olga', order: 'a1' });
  const near = await storeBoard(db, 'acme', 'near');
  const far = await storeBoard(db, 'acme', 'far');
  await far.change((board) => {
    insertRecord(board, 'teams', 'lane', { name: 'Core', lead: 'lee@example.com', orgTeamId: 'core' });
    insertRecord(board, 'initiatives', 'work', { title: 'Work', owner: 'user:ben', teamId: 'lane' });
    insertRecord(board, 'milestones', 'stage', { title: 'Alpha', date: '2027-01-04', initiativeId: 'work' });
    insertRecord(board, 'milestones', 'alone', { title: 'Fair', date: '2027-01-04' });
  });
  await near.change((board) => {
    insertRecord(board, 'initiatives', 'mine', { title: 'Mine', owner: 'user:ben' });
    insertRecord(board, 'initiatives', 'other', { title: 'Other', owner: 'user:ben' });
    insertRecord(board, 'dependencies', 'needs', { fromBoardId: 'far', fromId: 'work', toId: 'mine' });
    insertRecord(board, 'dependencies', 'gives', { fromId: 'mine', toBoardId: 'far', toId: 'stage' });
    insertRecord(board, 'dependencies', 'lonely', { fromBoardId: 'far', fromId: 'alone', toId: 'mine' });
    insertRecord(board, 'dependencies', 'lost', { fromBoardId: 'far', fromId: 'no such', toId: 'mine' });
    insertRecord(board, 'dependencies', 'inside', { fromId: 'other', toId: 'mine' });
  });
  await projectBoards(db);
  const links = ['needs', 'gives', 'lonely', 'lost', 'inside'];
  const speaksFor = async (id: string, name: string, email?: string) => {
    const asked = links.map(async (link) =>
      (await speaksForFarEnd(db, 'near', link, { id, name, email })) ? [link] : [],
    );
    return (await Promise.all(asked)).flat();
  };
  expect(await speaksFor('ben', 'Ben')).toEqual(['needs', 'gives']);
  expect(await speaksFor('lee', 'Lee', 'LEE@example.com')).toEqual(['needs', 'gives']);
  expect(await speaksFor('olga', 'olga')).toEqual(['needs', 'gives']);
  expect(await speaksFor('pia', 'Pia', '')).toEqual([]);
});
