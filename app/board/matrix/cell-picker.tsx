import { type KeyboardEvent, useRef } from 'react';
import type { RiskLevel } from '#shared/board/records/board-meta.ts';
import type { MatrixLayout } from './matrix-layout.ts';

const LEVEL_STYLE: Readonly<Record<RiskLevel, string>> = {
  VL: 'bg-level-vl text-on-level',
  L: 'bg-level-l text-on-level',
  M: 'bg-level-m text-on-level',
  H: 'bg-level-h text-on-level-h',
  VH: 'bg-level-vh text-on-level-vh',
};
const BY_KEY: Readonly<Record<string, (index: number, columns: number) => number>> = {
  ArrowLeft: (index) => index - 1,
  ArrowRight: (index) => index + 1,
  ArrowUp: (index, columns) => index - columns,
  ArrowDown: (index, columns) => index + columns,
};

interface CellPickerProps {
  readonly layout: MatrixLayout;
  /** What it picks for. */
  readonly label: string;
  readonly from: { readonly likelihood: number; readonly impact: number };
  readonly onPick: (steps: { readonly likelihood: number; readonly impact: number }) => void;
}

/** The matrix in small, to press a cell of: the way to score again without dragging. Arrows go from cell to cell. */
export function CellPicker({ layout, label, from, onPick }: CellPickerProps) {
  const grid = useRef<HTMLFieldSetElement>(null);
  const { columns } = layout.grid;
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    const to = BY_KEY[event.key]?.(index, columns);
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    grid.current?.querySelectorAll<HTMLElement>('button')[to]?.focus();
  };
  return (
    <fieldset
      ref={grid}
      aria-label={label}
      className="grid gap-0.5 py-1"
      style={{ gridTemplateColumns: `repeat(${columns}, minmax(24px, 1fr))` }}
    >
      {layout.cells.map(({ likelihood, impact, score, level }, index) => {
        const isHere = likelihood === from.likelihood && impact === from.impact;
        return (
          <button
            key={`${likelihood}/${impact}`}
            type="button"
            aria-label={`Likelihood ${likelihood}, impact ${impact}: ${score} ${level}`}
            aria-current={isHere}
            // biome-ignore lint/a11y/noAutofocus: it opens on a press of "Move to", and the keyboard goes on in it.
            autoFocus={isHere}
            className={`h-7 rounded-sm font-bold text-2xs tabular-nums aria-[current=true]:outline-2 aria-[current=true]:outline-ink ${LEVEL_STYLE[level]}`}
            onClick={() => onPick({ likelihood, impact })}
            onKeyDown={(event) => onKeyDown(event, index)}
          >
            {score}
          </button>
        );
      })}
    </fieldset>
  );
}
