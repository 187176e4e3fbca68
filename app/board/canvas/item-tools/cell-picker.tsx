import { useEditor, useValue } from '@tldraw/tldraw';
import { useEffect, useState } from 'react';
import { cellAt, type MatrixCell } from '#app/board/matrix/matrix-layout.ts';
import { rescoreRisks } from '#app/board/matrix/rescore-risks.ts';
import { askAfter } from '#app/board/reason/reason-request.ts';
import { useCanvasParts } from '../canvas-context.ts';
import { forwardWheel } from '../overlay/forward-wheel.ts';
import { scoreWords } from '../walk/describe-item.ts';

/** A risk is moved by two taps: on its chip's button, and on a cell. Escape or the button leaves it where it is. */
export function CellPicker() {
  const editor = useEditor();
  const { session, state } = useCanvasParts();
  const riskId = useValue('moving to a cell', () => state.movingToCell.get(), [state]);
  const risk = useValue('risk to move', () => (riskId ? state.view.get().risks.byId.get(riskId) : undefined), [
    state,
    riskId,
  ]);
  const [under, setUnder] = useState<MatrixCell | null>(null);
  const isPicking = riskId !== null;
  useEffect(() => {
    if (!isPicking) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      state.movingToCell.set(null);
    };
    window.addEventListener('keydown', onKey, true);
    return () => {
      window.removeEventListener('keydown', onKey, true);
      setUnder(null);
    };
  }, [state, isPicking]);
  if (!riskId || !risk) return null;

  const cellUnder = ({ clientX: x, clientY: y }: { readonly clientX: number; readonly clientY: number }) => {
    const point = editor.screenToPage({ x, y });
    return cellAt(state.matrix.get(), point.x, point.y);
  };
  const moveTo = (cell: MatrixCell | null) => {
    if (!cell) return;
    state.movingToCell.set(null);
    const { likelihood, impact } = cell;
    session.undo.stopCapturing();
    const changes = rescoreRisks(session, state.basis.get(), [{ id: riskId, likelihood, impact }]);
    if (changes.length > 0) state.askedReason.update((before) => askAfter(session, changes, 'pointer', before));
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: with the keyboard, Shift and an arrow moves a risk. */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: as above. */}
      <div
        className="qd-cell-catcher"
        onPointerMove={(event) => setUnder(cellUnder(event))}
        onClick={(event) => moveTo(cellUnder(event))}
        onWheel={(event) => forwardWheel(editor, event)}
      />
      {under && <CellOutline cell={under} />}
      <p className="qd-mode-hint" role="status">
        <span>
          Choose a cell for <strong>{risk.key || risk.title}</strong>
          {under && `: ${scoreWords(state.view.get().meta.matrix, under)}`}
        </span>
        <button type="button" className="qd-button" onClick={() => state.movingToCell.set(null)}>
          Cancel (Esc)
        </button>
      </p>
    </>
  );
}

function CellOutline({ cell }: { readonly cell: MatrixCell }) {
  const editor = useEditor();
  const at = useValue(
    'cell to choose',
    () => ({ ...editor.pageToViewport(cell).toJson(), zoom: editor.getZoomLevel() }),
    [editor, cell],
  );
  return (
    <div
      className="qd-cell-outline"
      style={{ transform: `translate(${at.x}px, ${at.y}px)`, width: cell.w * at.zoom, height: cell.h * at.zoom }}
    />
  );
}
