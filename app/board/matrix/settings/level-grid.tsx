import { clsx } from 'clsx';
import { type KeyboardEvent, useRef, useState } from 'react';
import { matrixGrid } from '#app/board/matrix/matrix-grid.ts';
import { type Matrix, type MatrixLook, RISK_LEVELS, type RiskLevel } from '#shared/board/records/board-meta.ts';
import { cycleLevel, withLevel } from '#shared/risk/edit-matrix.ts';
import { isAboveAppetite } from '#shared/risk/score.ts';

const LEVEL_STYLE: Readonly<Record<RiskLevel, string>> = {
  VL: 'bg-level-vl text-on-level',
  L: 'bg-level-l text-on-level',
  M: 'bg-level-m text-on-level',
  H: 'bg-level-h text-on-level-h',
  VH: 'bg-level-vh text-on-level-vh',
};
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

interface LevelGridProps {
  readonly matrix: Matrix;
  readonly look: MatrixLook;
  readonly onChange: (matrix: Matrix) => void;
}

/**
 * The look-up, cell by cell, lying as the matrix will: a press or Enter takes the next level, Shift the one before, 1 to 5
 * a level at once; arrows go from cell to cell.
 */
export function LevelGrid({ matrix, look, onChange }: LevelGridProps) {
  const grid = matrixGrid(matrix, look);
  const [at, setAt] = useState({ column: 0, row: 0 });
  const table = useRef<HTMLTableElement>(null);
  const active = { column: Math.min(at.column, grid.columns - 1), row: Math.min(at.row, grid.rows - 1) };
  const upwards = grid.across === 'impact' ? 'likelihood' : 'impact';
  const levelAt = (column: number, row: number) => {
    const steps = grid.stepsAt(column, row);
    return { ...steps, level: matrix.levels[steps.likelihood - 1]?.[steps.impact - 1] ?? ('M' as const) };
  };
  const set = (column: number, row: number, next: (level: RiskLevel) => RiskLevel) => {
    const { likelihood, impact, level } = levelAt(column, row);
    setAt({ column, row });
    onChange(withLevel(matrix, likelihood, impact, next(level)));
  };
  const onKeyDown = (event: KeyboardEvent, column: number, row: number) => {
    const arrow = ARROWS[event.key];
    const chosen = /^[1-5]$/.test(event.key) ? RISK_LEVELS[Number(event.key) - 1] : undefined;
    if (arrow) {
      const to = {
        column: Math.min(grid.columns - 1, Math.max(0, column + arrow[0])),
        row: Math.min(grid.rows - 1, Math.max(0, row + arrow[1])),
      };
      setAt(to);
      table.current?.querySelector<HTMLElement>(`[data-cell="${to.column}/${to.row}"]`)?.focus();
    } else if (chosen) set(column, row, () => chosen);
    else return;
    event.preventDefault();
  };
  return (
    <table
      ref={table}
      className="w-full table-fixed border-separate border-spacing-0.5 text-2xs"
      aria-label="Level of each cell"
    >
      <tbody>
        {Array.from({ length: grid.rows }, (_, row) => {
          const step = grid.stepsAt(0, row)[upwards];
          return (
            <tr key={step}>
              <th scope="row" className="w-24 truncate pr-2 text-right font-medium text-ink-2">
                {step} {matrix[upwards][step - 1]?.label}
              </th>
              {Array.from({ length: grid.columns }, (__, column) => {
                const { likelihood, impact, level } = levelAt(column, row);
                return (
                  <td key={grid.stepsAt(column, row)[grid.across]} className="p-0">
                    <button
                      type="button"
                      data-cell={`${column}/${row}`}
                      tabIndex={column === active.column && row === active.row ? 0 : -1}
                      aria-label={`Likelihood ${likelihood}, impact ${impact}: ${level}`}
                      className={clsx(
                        'flex h-9 w-full min-w-6 items-center justify-center rounded-sm font-bold',
                        LEVEL_STYLE[level],
                        isAboveAppetite(matrix, level) && 'outline-1 outline-ink outline-dashed -outline-offset-3',
                        'focus-visible:outline-2 focus-visible:outline-focus focus-visible:outline-solid focus-visible:outline-offset-1',
                      )}
                      onClick={(event) => set(column, row, (before) => cycleLevel(before, event.shiftKey ? -1 : 1))}
                      onKeyDown={(event) => onKeyDown(event, column, row)}
                    >
                      {level}
                    </button>
                  </td>
                );
              })}
            </tr>
          );
        })}
        <tr>
          <td />
          {Array.from({ length: grid.columns }, (_, column) => {
            const step = grid.stepsAt(column, 0)[grid.across];
            return (
              <th key={step} scope="col" className="truncate pt-1 font-medium text-ink-2">
                {step} {matrix[grid.across][step - 1]?.label}
              </th>
            );
          })}
        </tr>
      </tbody>
    </table>
  );
}
