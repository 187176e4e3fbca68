import type { BoardSession, Observable } from '#app/board/sync/board-session.ts';
import { createCell } from '#app/board/sync/observable.ts';
import type { CrossTeamLink, CrossTeamLinks, LinkTeam } from '#shared/dependencies/cross-team-links.ts';
import { type ForeignLinks, foreignOf, NO_FOREIGN_LINKS } from '#shared/dependencies/foreign-links.ts';
import type { FoundItem } from '#shared/dependencies/found-item.ts';
import { type ForeignEnd, foreignKey } from '#shared/dependencies/links-of-board.ts';

/** What other boards have to do with an open one, kept once for all who show it. */
export interface ForeignSource extends Observable<ForeignLinks> {
  /** Asks the server again; what was known stays until it answers, and when it can't be reached. */
  refresh(): void;
  /**
   * The items of other boards that this one names now, as foreignKey has them. Asks the server, and again after a
   * while when it has not heard of one of them yet: its rows follow the board by a fraction of a second.
   */
  follow(named: readonly string[]): void;
  /** Shows an item as a search found it until the server's answer names it. */
  learn(found: FoundItem): void;
}

/** Milliseconds until the server is asked again for what its answer lacked. */
const ASK_AGAIN_MS = [500, 1000, 2000, 4000, 8000] as const;

const sources = new WeakMap<BoardSession, ForeignSource>();

/** The source of an open board. `address` is where it is asked for: the board's, or the snapshot's. */
export function foreignSource(session: BoardSession, address: string): ForeignSource {
  const known = sources.get(session);
  if (known) return known;
  const source = createForeignSource(async () => {
    const response = await fetch(address, { headers: { Accept: 'application/json' } });
    if (!response.ok) return null;
    const { links, teams } = (await response.json()) as Pick<CrossTeamLinks, 'links' | 'teams'>;
    return foreignOf(session.boardId, links as readonly CrossTeamLink[], teams as readonly LinkTeam[]);
  });
  sources.set(session, source);
  return source;
}

/** `ask` answers what the server knows; null when it refuses. */
export function createForeignSource(ask: () => Promise<ForeignLinks | null>): ForeignSource {
  const cell = createCell<ForeignLinks>(NO_FOREIGN_LINKS);
  const learned = new Map<string, ForeignEnd>();
  let named: readonly string[] = [];
  let asking = false;
  let askAgain = false;
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const show = ({ ends, incoming }: ForeignLinks) => {
    for (const key of ends.keys()) learned.delete(key);
    cell.set({ ends: learned.size === 0 ? ends : new Map([...learned, ...ends]), incoming });
    const wait = ASK_AGAIN_MS[asked];
    if (wait === undefined || named.every((key) => ends.has(key))) return;
    asked++;
    clearTimeout(timer);
    timer = setTimeout(refresh, wait);
  };
  const refresh = () => {
    // What was changed since the question was sent may be missing in its answer.
    askAgain = asking;
    if (asking) return;
    asking = true;
    ask()
      .then((answer) => answer && show(answer))
      // Without the server, links of other boards stand as they were last known.
      .catch((error: unknown) => console.info('Links to other boards could not be read:', error))
      .finally(() => {
        asking = false;
        if (askAgain) refresh();
      });
  };
  return {
    get: cell.get,
    subscribe: cell.subscribe,
    refresh,
    follow(keys) {
      if (asking && keys.join('\n') === named.join('\n')) return;
      named = keys;
      asked = 0;
      refresh();
    },
    learn({ boardId, itemId, team, item }) {
      const key = foreignKey(boardId, itemId);
      const { ends, incoming } = cell.get();
      if (ends.has(key)) return;
      learned.set(key, { team, item });
      cell.set({ ends: new Map([...learned, ...ends]), incoming });
    },
  };
}
