import type { BoardSession, Observable } from '#app/board/sync/board-session.ts';
import { createCell } from '#app/board/sync/observable.ts';
import type { CrossTeamLink, CrossTeamLinks, LinkTeam } from '#shared/dependencies/cross-team-links.ts';
import { type ForeignLinks, foreignOf, NO_FOREIGN_LINKS } from '#shared/dependencies/foreign-links.ts';

/** What other boards have to do with an open one, kept once for all who show it. */
export interface ForeignSource extends Observable<ForeignLinks> {
  /** Asks the server again; what was known stays until it answers, and when it can't be reached. */
  refresh(): void;
}

const sources = new WeakMap<BoardSession, ForeignSource>();

/** The source of an open board. `address` is where it is asked for: the board's, or the snapshot's. */
export function foreignSource(session: BoardSession, address: string): ForeignSource {
  const known = sources.get(session);
  if (known) return known;
  const cell = createCell<ForeignLinks>(NO_FOREIGN_LINKS);
  let asking = false;
  const ask = async () => {
    const response = await fetch(address, { headers: { Accept: 'application/json' } });
    if (!response.ok) return;
    const { links, teams } = (await response.json()) as Pick<CrossTeamLinks, 'links' | 'teams'>;
    cell.set(foreignOf(session.boardId, links as readonly CrossTeamLink[], teams as readonly LinkTeam[]));
  };
  const source: ForeignSource = {
    get: cell.get,
    subscribe: cell.subscribe,
    refresh() {
      if (asking) return;
      asking = true;
      ask()
        // Without the server, links of other boards stand as they were last known.
        .catch((error: unknown) => console.info('Links to other boards could not be read:', error))
        .finally(() => {
          asking = false;
        });
    },
  };
  sources.set(session, source);
  return source;
}
