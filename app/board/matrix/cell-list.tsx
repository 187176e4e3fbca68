import { useEditor, useValue, type VecLike } from '@tldraw/tldraw';
import { Move } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useCanvasParts } from '#app/board/canvas/canvas-context.ts';
import { useDragOut } from '#app/board/canvas/overlay/use-drag-out.ts';
import { localToday } from '#app/board/canvas/today.ts';
import { staleWords } from '#app/board/checks/stale-words.ts';
import { askAfter } from '#app/board/reason/reason-request.ts';
import { CellPicker } from './cell-picker.tsx';
import { cellAt, type MatrixCell } from './matrix-layout.ts';
import { rescoreRisks } from './rescore-risks.ts';

interface CellListProps {
  readonly cell: MatrixCell;
  readonly onClose: () => void;
}

/**
 * The risks of a cell, the worst first: a press opens one, a drag takes it into another cell, and so does "Move to".
 * Arrows walk the list.
 */
export function CellList({ cell, onClose }: CellListProps) {
  const editor = useEditor();
  const { session, state, openItem } = useCanvasParts();
  const layout = useValue('matrix', () => state.matrix.get(), [state]);
  const [moving, setMoving] = useState<string | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const move = (id: string, to: { readonly likelihood: number; readonly impact: number } | null) => {
    if (to) {
      const changes = rescoreRisks(session, state.basis.get(), [{ id, likelihood: to.likelihood, impact: to.impact }]);
      state.askedReason.set(askAfter(session, changes, 'pointer', null));
    }
    onClose();
  };
  const drop = (id: string, { x, y }: VecLike) => move(id, cellAt(state.matrix.get(), x, y));
  const { dragged, handlersFor, isDragClick } = useDragOut(editor, !session.readOnly, drop);
  const inHand = dragged && cell.risks.find(({ id }) => id === dragged.id);
  const onKeyDown = (event: KeyboardEvent) => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
    const at = rows.findIndex((row) => row.parentElement?.contains(document.activeElement));
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    rows[to]?.focus();
  };
  return (
    <>
      <ul ref={list} className="qd-cell-list" data-dragging={dragged !== null} onKeyDown={onKeyDown}>
        {cell.risks.map(({ id, key, title, ...risk }) => (
          <li key={id}>
            <div className="qd-cell-row">
              <button
                type="button"
                data-row
                {...handlersFor(id)}
                onClick={() => {
                  if (isDragClick()) return;
                  onClose();
                  openItem({ kind: 'risks', id });
                }}
              >
                <span className="qd-count">{key}</span> {title}
                <StaleNote risk={risk} />
              </button>
              {!session.readOnly && (
                <button
                  type="button"
                  className="qd-cell-move"
                  aria-label={`Move ${key || title} to`}
                  title="Move to …"
                  aria-expanded={moving === id}
                  onClick={() => setMoving(moving === id ? null : id)}
                >
                  <Move size={14} aria-hidden="true" />
                </button>
              )}
            </div>
            {moving === id && (
              <CellPicker layout={layout} label={`Move ${key || title} to`} from={cell} onPick={(to) => move(id, to)} />
            )}
          </li>
        ))}
      </ul>
      {inHand &&
        createPortal(
          <div className="qd-in-hand" style={{ transform: `translate(${dragged.x + 6}px, ${dragged.y + 6}px)` }}>
            {inHand.key} {inHand.title}
          </div>,
          document.body,
        )}
    </>
  );
}

function StaleNote({ risk }: { readonly risk: Parameters<typeof staleWords>[0] }) {
  const words = staleWords(risk, localToday());
  return words === null ? null : <span className="text-warn-text"> · {words}</span>;
}
