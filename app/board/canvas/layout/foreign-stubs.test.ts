import { expect, test } from 'vitest';
import type { DependencyType } from '#shared/board/records/dependency.ts';
import type { CrossTeamLink, LinkEnd } from '#shared/dependencies/cross-team-links.ts';
import { foreignStubs, stubWords } from './foreign-stubs.ts';

const end = (boardId: string, itemId: string, title?: string): LinkEnd => ({
  boardId,
  itemId,
  team: 'none',
  item: title
    ? { kind: 'initiative', key: 'CORE-1', title, boardTitle: 'Platform', start: null, end: null, status: null }
    : null,
  absence: title ? null : 'hidden',
});
const link = (id: string, from: LinkEnd, to: LinkEnd, more: Partial<CrossTeamLink> = {}): CrossTeamLink => ({
  boardId: 'here',
  id,
  type: 'FS',
  lag: 0,
  what: '',
  handshake: 'asked',
  needBy: null,
  promisedOn: null,
  promiseLate: null,
  state: 'fine',
  slack: 4,
  from,
  to,
  ...more,
});

test('a stub stands at the edge that the link binds, whichever side is here', () => {
  const edges = (type: DependencyType) =>
    foreignStubs(
      [
        link('out', end('here', 'a'), end('far', 'x'), { type }),
        link('in', end('far', 'x'), end('here', 'b'), { type }),
      ],
      'here',
    ).map(({ itemId, edge }) => `${itemId} ${edge}`);
  expect(edges('FS')).toEqual(['a end', 'b start']);
  expect(edges('SS')).toEqual(['a start', 'b start']);
  expect(edges('FF')).toEqual(['a end', 'b end']);
  expect(edges('SF')).toEqual(['a start', 'b end']);
});

test('links of one edge are one stub in the worst state; links within a board have none', () => {
  const stubs = foreignStubs(
    [
      link('fine', end('here', 'a'), end('far', 'x')),
      link('short', end('here', 'a'), end('far', 'y'), { state: 'conflict', slack: -6 }),
      link('within', end('here', 'a'), end('here', 'b')),
      link('elsewhere', end('far', 'x'), end('other', 'b')),
    ],
    'here',
  );
  expect(stubs.map(({ links, state }) => [links.map(({ id }) => id), state])).toEqual([
    [['fine', 'short'], 'conflict'],
  ]);
});

test('it says which item of which board, or no more than one may know', () => {
  const short = { state: 'conflict', slack: -6 } as const;
  const [stub] = foreignStubs([link('out', end('here', 'a'), end('far', 'x', 'Ledger'), short)], 'here');
  expect(stub && stubWords(stub, 'here')).toEqual(['For CORE-1 Ledger on Platform: asked, short by 6 d']);
  const [unseen] = foreignStubs([link('in', end('far', 'x'), end('here', 'a'))], 'here');
  expect(unseen && stubWords(unseen, 'here')).toEqual(['Waits for An item that you may not see: asked, 4 d to spare']);
});
