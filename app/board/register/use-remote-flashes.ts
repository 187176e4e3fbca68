import { type RefObject, useEffect } from 'react';
import { watchOrigin } from '#app/board/presence/watch-origin.ts';
import type { BoardSession } from '#app/board/sync/board-session.ts';
import { writerOf } from '#shared/board/collection.ts';
import type { RecordKind } from '#shared/board/record-kind.ts';

const FLASH_MS = 1400;
/** More changes at once are an import or a restore: nobody could follow them. */
const MOST = 60;

/** Lets cells flash softly that others have just changed, in the colour of who did; not where motion is reduced. */
export function useRemoteFlashes(session: BoardSession, kind: RecordKind, page: RefObject<HTMLElement>): void {
  useEffect(() => {
    const origin = watchOrigin(session.board.doc);
    const unwatch = origin.watch();
    let before = session.view.get()[kind];
    const unsubscribe = session.view.subscribe(() => {
      const now = session.view.get()[kind];
      const [was, isRemote] = [before, origin.isRemote()];
      before = now;
      if (!isRemote || was === now || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
      const changed = changedFields(was.byId, now.byId);
      if (changed.length > MOST) return;
      // React draws the new values first.
      requestAnimationFrame(() => {
        for (const { id, field } of changed) flash(page.current, id, field, colourOf(session, kind, id, field));
      });
    });
    return () => {
      unsubscribe();
      unwatch();
    };
  }, [session, kind, page]);
}

interface ChangedField {
  readonly id: string;
  readonly field: string;
}

/** The fields that differ between records that are in both tables. */
export function changedFields(
  before: ReadonlyMap<string, object>,
  after: ReadonlyMap<string, object>,
): readonly ChangedField[] {
  const changed: ChangedField[] = [];
  for (const [id, record] of after) {
    const old = before.get(id) as Readonly<Record<string, unknown>> | undefined;
    if (!old || old === record) continue;
    for (const [field, value] of Object.entries(record)) {
      if (JSON.stringify(value) !== JSON.stringify(old[field])) changed.push({ id, field });
    }
  }
  return changed;
}

/** Whoever wrote the field last, by the client that the document names; null when they are not here any more. */
function colourOf(session: BoardSession, kind: RecordKind, id: string, field: string): string | null {
  const writer = writerOf(session.board, kind, id, field);
  return session.presence.peers.get().find(({ clientId }) => clientId === writer)?.user.color ?? null;
}

function flash(page: HTMLElement | null, id: string, field: string, colour: string | null): void {
  const cell = page?.querySelector(`[data-row="${CSS.escape(id)}"] [data-column="${CSS.escape(field)}"]`);
  const tint = `color-mix(in srgb, ${colour ?? 'var(--color-focus)'} 28%, transparent)`;
  cell?.animate([{ boxShadow: `inset 0 0 0 999px ${tint}` }, { boxShadow: 'inset 0 0 0 999px transparent' }], {
    duration: FLASH_MS,
    easing: 'ease-out',
  });
}
