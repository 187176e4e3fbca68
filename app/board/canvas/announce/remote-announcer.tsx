import { useEditor, useValue } from '@tldraw/tldraw';
import { useEffect, useState } from 'react';
import type { Transaction } from 'yjs';
import type { BoardSession } from '#app/board/sync/board-session.ts';
import { useAnnounceChoice } from '#app/shell/announce-choice.ts';
import { useCanvasParts } from '../canvas-context.ts';
import { placeOf } from '../editor/pages.ts';
import { createChangeBatch } from './change-batch.ts';
import { changesOn } from './remote-changes.ts';

/** Others' changes are told at most this often, so that a busy board does not talk all the time. */
const EVERY_MS = 5_000;

/** Tells a screen reader what others changed on this picture: politely, in batches, not at all where it is not wanted. */
export function RemoteAnnouncer() {
  const wanted = useAnnounceChoice() === 'on';
  return wanted ? <Announcements /> : null;
}

function Announcements() {
  const editor = useEditor();
  const { session } = useCanvasParts();
  const place = useValue('place', () => placeOf(editor), [editor]);
  const [text, setText] = useState('');
  useEffect(() => {
    const batch = createChangeBatch();
    let seen = session.view.get();
    const onTransaction = (transaction: Transaction) => {
      const before = seen;
      seen = session.view.get();
      if (transaction.local || before === seen) return;
      batch.add(authorOf(session, transaction), changesOn(place, before, seen));
    };
    const { doc } = session.board;
    doc.on('afterTransaction', onTransaction);
    const timer = setInterval(() => {
      const told = batch.take();
      if (told !== null) setText(told);
    }, EVERY_MS);
    return () => {
      doc.off('afterTransaction', onTransaction);
      clearInterval(timer);
    };
  }, [session, place]);
  return (
    <p className="sr-only" role="status" data-announcements>
      {text}
    </p>
  );
}

/** The name of who wrote it: the one here whose document grew. Several at once, or somebody who left, have no name. */
function authorOf(session: BoardSession, { beforeState, afterState }: Transaction): string {
  const grown = [...afterState].filter(([client, clock]) => clock > (beforeState.get(client) ?? 0));
  const [only] = grown;
  const peer = grown.length === 1 && session.presence.peers.get().find(({ clientId }) => clientId === only?.[0]);
  return peer ? peer.user.name : 'Somebody';
}
