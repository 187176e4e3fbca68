import { wordsOf } from '#app/board/fields/field-control.ts';
import { absenceWords } from '#app/dependencies/absence-words.ts';
import { stateWords } from '#app/dependencies/link-words.ts';
import type { CrossTeamLink, LinkStateName } from '#shared/dependencies/cross-team-links.ts';

/** The dependencies between one item of this board and items of others that meet it at the same edge. */
export interface ForeignStub {
  readonly itemId: string;
  readonly edge: 'start' | 'end';
  readonly links: readonly CrossTeamLink[];
  /** Of the worst of them. */
  readonly state: LinkStateName;
}

const WORST: readonly LinkStateName[] = ['conflict', 'tight', 'unknown', 'fine', 'over'];

/** The links that have one end on this board, by the item and the edge that they bind there. */
export function foreignStubs(links: readonly CrossTeamLink[], boardId: string): readonly ForeignStub[] {
  const found = new Map<string, ForeignStub>();
  for (const link of links) {
    const { from, to, type } = link;
    if ((from.boardId === boardId) === (to.boardId === boardId)) continue;
    const supplies = from.boardId === boardId;
    const bindsEnd = supplies ? type === 'FS' || type === 'FF' : type === 'FF' || type === 'SF';
    const [itemId, edge] = [supplies ? from.itemId : to.itemId, bindsEnd ? ('end' as const) : ('start' as const)];
    const key = `${edge} ${itemId}`;
    const before = found.get(key);
    const state = WORST.find((one) => one === link.state || one === before?.state) ?? link.state;
    found.set(key, { itemId, edge, links: [...(before?.links ?? []), link], state });
  }
  return [...found.values()];
}

/** What lies at the far end, in one line for each link: "For CORE-1 Ledger on Platform: asked, short by 6 d". */
export function stubWords({ links }: ForeignStub, boardId: string): readonly string[] {
  return links.map((link) => {
    const supplies = link.from.boardId === boardId;
    const { item, absence } = supplies ? link.to : link.from;
    const name = item ? [item.key, item.title].filter(Boolean).join(' ') : absenceWords(absence).name;
    const board = item ? ` on ${item.boardTitle}` : '';
    const state = [wordsOf(link.handshake), stateWords(link)].join(', ').toLowerCase();
    return `${supplies ? 'For' : 'Waits for'} ${name}${board}: ${state}`;
  });
}
