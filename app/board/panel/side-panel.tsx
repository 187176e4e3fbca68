import { Link2, Trash2, X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useMemo, useRef } from 'react';
import { CommentsJump } from '#app/board/comments/comments-jump.tsx';
import { CommentsSection } from '#app/board/comments/comments-section.tsx';
import { nameOf } from '#app/board/fields/format-field.ts';
import { useBoard } from '#app/board/shell/board-context.ts';
import { useToday } from '#app/board/shell/use-today.ts';
import { useBoardView } from '#app/board/sync/use-board-view.ts';
import { useEditingPeers } from '#app/board/sync/use-editing-peers.ts';
import { IconButton } from '#app/components/icon-button.tsx';
import { useToast } from '#app/components/toast.tsx';
import type { BoardView } from '#shared/board/board-view.ts';
import { RECORD_KINDS } from '#shared/board/record-kind.ts';
import { HistorySection } from './history-section.tsx';
import type { ItemAddress } from './item-address.ts';
import { PanelContext } from './panel-context.ts';
import { PanelTitle } from './panel-title.tsx';
import { recordPanel } from './record-panel.tsx';
import { useDeleteRecord } from './use-delete-record.ts';

interface SidePanelProps {
  readonly item: ItemAddress;
  readonly onClose: () => void;
}

/** The record that the address names, with every field of it, beside the picture and over it. Escape closes it. */
export function SidePanel({ item, onClose }: SidePanelProps) {
  const { session, people, openItem } = useBoard();
  const view = useBoardView(session);
  const today = useToday();
  const editingPeers = useEditingPeers(session);
  const deleteRecord = useDeleteRecord();
  const toast = useToast();
  const panel = useRef<HTMLElement>(null);
  const titleId = useId();
  const { kind, id } = item;
  const record = view[kind].byId.get(id);
  useFocusWhileOpen(panel, `${kind}/${id}`);

  const context = useMemo(
    () => ({ session, fields: { view, people, today }, editingPeers, openItem }),
    [session, view, people, today, editingPeers, openItem],
  );
  const copyLink = async () => {
    await navigator.clipboard.writeText(location.href);
    toast({ title: 'Link copied', tone: 'ok' });
  };
  return (
    <PanelContext.Provider value={context}>
      <section
        ref={panel}
        role="dialog"
        data-side-panel
        aria-labelledby={titleId}
        tabIndex={-1}
        className="absolute inset-y-0 right-0 z-20 flex w-full animate-slide-in flex-col border-line border-l bg-card shadow-float sm:w-96"
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.defaultPrevented) return;
          event.stopPropagation();
          onClose();
        }}
      >
        <header className="flex items-center gap-1 py-2 pr-2 pl-4">
          <p id={titleId} className="min-w-0 flex-1 truncate font-medium text-2xs text-ink-3 uppercase tracking-wide">
            {RECORD_KINDS[kind].noun}
            {record && 'key' in record && record.key ? ` · ${record.key}` : ''}
            <span className="sr-only"> {record ? nameOf(record) : ''}</span>
          </p>
          {record && session.comments && <CommentsJump comments={session.comments} recordId={id} panel={panel} />}
          <IconButton label="Copy link" onClick={() => void copyLink()}>
            <Link2 aria-hidden className="size-4" />
          </IconButton>
          {record && !session.readOnly && (
            <IconButton
              label={`Delete this ${RECORD_KINDS[kind].noun}`}
              onClick={() => deleteRecord(kind, id) && onClose()}
            >
              <Trash2 aria-hidden className="size-4" />
            </IconButton>
          )}
          <IconButton label="Close (Esc)" onClick={onClose}>
            <X aria-hidden className="size-4" />
          </IconButton>
        </header>
        <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto px-4 pb-8">
          <PanelBody view={view} item={item} />
        </div>
      </section>
    </PanelContext.Provider>
  );
}

function PanelBody({ view, item }: { view: BoardView; item: ItemAddress }): ReactNode {
  const { kind, id } = item;
  const record = view[kind].byId.get(id);
  const body = record && recordPanel(view, item);
  if (!record || !body) {
    return (
      <p className="text-ink-2">
        This {RECORD_KINDS[kind].noun} is not on the board. It may have been deleted; undo brings back what you deleted
        yourself.
      </p>
    );
  }
  return (
    <>
      <PanelTitle key={`${kind}/${id}`} kind={kind} record={record} />
      {body}
      <CommentsSection kind={kind} id={id} />
      <HistorySection kind={kind} id={id} version={record} />
    </>
  );
}

/**
 * The focus goes into the panel when it opens, stays in it when what was pressed made way for another record, and goes
 * back to where it was when it closes.
 */
function useFocusWhileOpen(panel: React.RefObject<HTMLElement>, item: string): void {
  useEffect(() => {
    const before = document.activeElement;
    panel.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, [panel]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus may get lost with every other item
  useEffect(() => {
    if (document.activeElement === document.body) panel.current?.focus({ preventScroll: true });
  }, [panel, item]);
}
