import { useLocation, useNavigate } from '@remix-run/react';
import { useEffect, useMemo } from 'react';
import { isDerivedKind } from '#app/board/canvas/layout/derived-shape.ts';
import type { Person } from '#app/board/fields/person.ts';
import { useItem } from '#app/board/panel/use-item.ts';
import { pictureOf } from '#app/board/shell/pictures.ts';
import { useToday } from '#app/board/shell/use-today.ts';
import type { BoardSession } from '#app/board/sync/board-session.ts';
import { useToast } from '#app/components/toast.tsx';
import type { RecordKind } from '#shared/board/record-kind.ts';
import { FetchedTools } from './fetched-tools.tsx';
import { FocusMode } from './focus-mode.tsx';
import { type BoardFacts, useToolDesk } from './tool-desk.ts';
import { useToolKeys } from './use-tool-keys.ts';

interface BoardToolsProps {
  readonly session: BoardSession | null;
  readonly title: string;
  readonly base: string;
  readonly home: string;
  readonly people: readonly Person[];
}

/** What lies over a board whichever picture shows: command palette, sheet of shortcuts, focus mode, and their keys. */
export function BoardTools({ session, title, base, home, people }: BoardToolsProps) {
  const desk = useToolDesk();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const say = useToast();
  const today = useToday();
  const { item, openItem } = useItem();
  const picture = pictureOf(pathname);

  const facts = useMemo<BoardFacts | null>(() => {
    if (!session) return null;
    const open = (kind: RecordKind, id: string) =>
      // The history has no panel of its own.
      picture === 'list' ? navigate(`${base}/roadmap?item=${kind}/${id}`) : openItem(kind, id);
    return {
      session,
      title,
      base,
      home,
      people,
      today,
      picture,
      openRecord: item && isDerivedKind(item.kind) ? { kind: item.kind, id: item.id } : null,
      openItem: open,
      go: (to) => navigate(to),
      say,
    };
  }, [session, title, base, home, people, today, picture, item, openItem, navigate, say]);
  // At once, not in an effect: a key may come before it.
  desk.setBoard(facts);
  useEffect(() => () => desk.setBoard(null), [desk]);
  useEffect(() => {
    if (item) desk.noteOpened(`${item.kind}/${item.id}`);
  }, [desk, item]);
  useToolKeys(desk);
  return (
    <>
      <FocusMode />
      {facts && <FetchedTools />}
    </>
  );
}
