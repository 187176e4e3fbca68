import type { CrossTeamLink, LinkEnd, LinkTeam } from '../cross-team-links.ts';

/** Links for tests: each `[from item, its team, to item, its team, working days to spare]`. */
export type PlainLink = readonly [from: string, fromTeam: string, to: string, toTeam: string, slack: number | null];

export function testLinks(plain: readonly PlainLink[]): readonly CrossTeamLink[] {
  return plain.map(([from, fromTeam, to, toTeam, slack], i) => ({
    boardId: 'board',
    id: `link-${i}`,
    type: 'FS',
    lag: 0,
    what: '',
    handshake: 'asked',
    needBy: null,
    promisedOn: null,
    promiseLate: null,
    state: slack === null ? 'unknown' : slack < 0 ? 'conflict' : slack <= 5 ? 'tight' : 'fine',
    slack,
    from: testEnd(from, fromTeam),
    to: testEnd(to, toTeam),
  }));
}

function testEnd(itemId: string, team: string): LinkEnd {
  const item = {
    kind: 'initiative',
    key: '',
    title: itemId,
    boardTitle: '',
    start: null,
    end: null,
    status: null,
  } as const;
  return { boardId: 'board', itemId, team, item, absence: null };
}

export const testTeam = (key: string): LinkTeam => ({ key, name: key, colour: '', boardTitle: null });
