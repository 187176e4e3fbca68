import { useEffect, useState } from 'react';
import type { BoardSession } from './board-session.ts';
import type { OpenBoardOptions } from './open-board-session.ts';

/**
 * The live session of a board, opened once in the browser and closed with the page; null until then and on the server.
 * What syncs is a chunk of its own, fetched while the page is shown.
 */
export function useLiveSession({ boardId, role, user, archived }: OpenBoardOptions): BoardSession | null {
  const [session, setSession] = useState<BoardSession | null>(null);
  const { id: userId, name: userName } = user;

  useEffect(() => {
    let opened: BoardSession | null = null;
    let left = false;
    const open = async () => {
      const { openBoardSession } = await import('./open-board-session.ts');
      if (left) return;
      opened = openBoardSession({ boardId, role, user: { id: userId, name: userName }, archived });
      setSession(opened);
    };
    void open();
    return () => {
      left = true;
      opened?.close();
      setSession(null);
    };
  }, [boardId, role, userId, userName, archived]);

  return session;
}
