import { useCallback, useEffect, useRef, useState } from 'react';
import type { AsideChanges } from '#app/board/offline/aside-changes.ts';
import { can } from '#shared/permissions/can.ts';
import type { Role } from '#shared/permissions/role.ts';
import type { BoardSession } from './board-session.ts';

/** What a person may do with a board, as far as this page knows. */
export interface KnownAccess {
  readonly role: Role;
  readonly archived: boolean;
  readonly generation: number;
}

export interface LiveSessionOptions {
  readonly board: { readonly id: string; readonly title: string };
  readonly user: { readonly id: string; readonly name: string };
  /** As the page was loaded with. The same object until it is loaded again. */
  readonly access: KnownAccess;
}

export interface LiveSession {
  /** Null until it is open, and on the server. */
  readonly session: BoardSession | null;
  /** As it is now: the server may have said otherwise since the page was loaded. */
  readonly access: KnownAccess;
  /** Changes on this device that can't be merged; the person decides. */
  readonly aside: readonly AsideChanges[];
  /** They were taken care of. */
  removeAside(key: string): void;
}

/** What a person may change with a session: what is not said here does not need another one. */
function rightsOf({ role, archived }: KnownAccess): 'board' | 'comments' | 'nothing' {
  if (archived) return 'nothing';
  return can(role, 'board:write') ? 'board' : can(role, 'session:write') ? 'comments' : 'nothing';
}

/**
 * The live session of a board, opened in the browser and closed with the page. It is opened anew when the person may
 * write or comment who could not, or the other way round. What syncs is a chunk of its own, fetched while the page is shown.
 */
export function useLiveSession({ board, user, access: loaded }: LiveSessionOptions): LiveSession {
  const [session, setSession] = useState<BoardSession | null>(null);
  const [aside, setAside] = useState<readonly AsideChanges[]>([]);
  const [heard, setHeard] = useState<{ since: KnownAccess; access: KnownAccess } | null>(null);
  const access = heard?.since === loaded ? heard.access : loaded;
  const { generation, archived } = access;
  const writes = rightsOf(access);
  const { id: userId, name: userName } = user;
  const latest = { loaded, role: access.role, archived, title: board.title };
  const now = useRef(latest);
  now.current = latest;
  const removeAside = useCallback((key: string) => setAside((all) => all.filter((one) => one.key !== key)), []);
  const boardId = board.id;

  useEffect(() => {
    let opened: BoardSession | null = null;
    let left = false;
    // What waits in a tab whose browser keeps nothing goes with the session, unless it is put aside.
    const rescue = () => {
      const unsent = writes === 'board' ? opened?.offline.waiting() : null;
      if (!opened || !unsent || unsent.count === 0 || unsent.kept === 'device') return;
      const file = opened.offline.unsent();
      const kept: AsideChanges = {
        key: `tab:${boardId}`,
        reason: 'read-only',
        count: unsent.count,
        read: async () => file,
        discard: async () => undefined,
      };
      setAside((all) => [...all.filter(({ key }) => key !== kept.key), kept]);
    };
    const open = async () => {
      const { openLiveBoard } = await import('./open-live-board.ts');
      const { role, title } = now.current;
      const live = await openLiveBoard({
        boardId,
        title,
        role,
        archived: now.current.archived,
        user: { id: userId, name: userName },
        generation,
        onAccess: (next) => {
          const { role: lastRole, archived: wasArchived } = now.current;
          if (next.role === lastRole && next.archived === wasArchived) return;
          if (!(can(next.role, 'board:write') && !next.archived)) rescue();
          setHeard({ since: now.current.loaded, access: next });
        },
      });
      if (left) return live.session.close();
      opened = live.session;
      setSession(opened);
      setAside((all) => [...all.filter(({ key }) => key.startsWith('tab:')), ...live.aside]);
    };
    void open();
    return () => {
      left = true;
      opened?.close();
      setSession(null);
    };
  }, [boardId, writes, userId, userName, generation]);

  return { session, access, aside, removeAside };
}
