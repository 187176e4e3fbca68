import { useEditor, useValue } from '@tldraw/tldraw';
import { useState } from 'react';
import { useCanvasParts } from '#app/board/canvas/canvas-context.ts';
import { LevelBadge } from '#app/components/level-badge.tsx';
import { Popover } from '#app/components/popover.tsx';
import { CellList } from './cell-list.tsx';
import { areChipsLegible, type MatrixCell } from './matrix-layout.ts';

/** For cells with more risks than chips fit, on a small screen for all: their number, which opens the list. */
export function CellBubbles() {
  const editor = useEditor();
  const { state } = useCanvasParts();
  const crowded = useValue('crowded cells', () => {
    const chips = areChipsLegible(editor.getZoomLevel());
    return state.matrix.get().cells.filter((cell) => cell.crowded || (!chips && cell.risks.length > 0));
  }, [editor, state]);
  return crowded.map((cell) => <CellBubble key={`${cell.likelihood}/${cell.impact}`} cell={cell} />);
}

function CellBubble({ cell }: { readonly cell: MatrixCell }) {
  const editor = useEditor();
  const [isOpen, setIsOpen] = useState(false);
  const at = useValue('bubble', () => {
    const { x, y, z } = editor.getCamera();
    return { x: (cell.x + cell.w / 2 + x) * z, y: (cell.y + cell.h / 2 + 6 + y) * z };
  }, [editor, cell]);
  const count = cell.risks.length === 1 ? '1 risk' : `${cell.risks.length} risks`;
  const label = `${count} at likelihood ${cell.likelihood}, impact ${cell.impact}`;
  return (
    <div className="qd-bubble-place" style={{ transform: `translate(${at.x}px, ${at.y}px)` }}>
      <Popover
        label={label}
        open={isOpen}
        onOpenChange={setIsOpen}
        align="center"
        className="qd-cell-popover"
        trigger={
          <button type="button" className="qd-bubble" aria-label={label}>
            {cell.risks.length}
          </button>
        }
      >
        <h3 className="qd-cell-title">
          <LevelBadge level={cell.level} score={cell.score} /> {count}
        </h3>
        <CellList cell={cell} onClose={() => setIsOpen(false)} />
      </Popover>
    </div>
  );
}
