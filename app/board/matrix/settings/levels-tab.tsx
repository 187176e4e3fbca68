import { useState } from 'react';
import { Button } from '#app/components/button.tsx';
import { Select } from '#app/components/select.tsx';
import { TextField } from '#app/components/text-field.tsx';
import { type Matrix, type MatrixLook, RISK_LEVELS } from '#shared/board/records/board-meta.ts';
import {
  fillByProduct,
  isMonotone,
  LEAST_STEPS,
  MOST_STEPS,
  resizeAxis,
  thresholdsFor,
} from '#shared/risk/edit-matrix.ts';
import { LevelGrid } from './level-grid.tsx';

interface LevelsTabProps {
  readonly matrix: Matrix;
  readonly look: MatrixLook;
  readonly onChange: (matrix: Matrix) => void;
}

const SIZES = Array.from({ length: MOST_STEPS - LEAST_STEPS + 1 }, (_, i) => String(i + LEAST_STEPS)).map((value) => ({
  value,
  label: value,
}));
const APPETITES = RISK_LEVELS.map((value) => ({ value, label: `${value} and up is above` }));

/** Size, look-up and appetite. */
export function LevelsTab({ matrix, look, onChange }: LevelsTabProps) {
  return (
    <div className="flex flex-col gap-4">
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-3">
        <Select
          label="Steps of likelihood"
          options={SIZES}
          value={String(matrix.likelihood.length)}
          onChange={(event) => onChange(resizeAxis(matrix, 'likelihood', Number(event.target.value)))}
        />
        <Select
          label="Steps of impact"
          options={SIZES}
          value={String(matrix.impact.length)}
          onChange={(event) => onChange(resizeAxis(matrix, 'impact', Number(event.target.value)))}
        />
        <Select
          label="Appetite"
          options={APPETITES}
          value={matrix.appetite}
          onChange={(event) => {
            const appetite = RISK_LEVELS.find((level) => level === event.target.value);
            if (appetite) onChange({ ...matrix, appetite });
          }}
        />
      </div>
      <LevelGrid matrix={matrix} look={look} onChange={onChange} />
      <p className="-mt-2 text-ink-3 text-xs">
        Press a cell for its next level, with Shift for the one before; or arrows, and 1 to 5. A dashed edge is above
        the appetite.
      </p>
      {!isMonotone(matrix) && (
        <p role="status" className="rounded-card bg-warn-tint px-3 py-2 text-warn-text text-xs">
          A worse cell has a lower level than a better one beside it. That is allowed; make sure it is meant.
        </p>
      )}
      <FillByProduct matrix={matrix} onChange={onChange} />
    </div>
  );
}

const FILLED = RISK_LEVELS.slice(1);

/** A start for the look-up: the product of both steps, cut at four numbers. */
function FillByProduct({ matrix, onChange }: Pick<LevelsTabProps, 'matrix' | 'onChange'>) {
  const [typed, setTyped] = useState<readonly string[] | null>(null);
  const texts = typed ?? thresholdsFor(matrix).map(String);
  const thresholds = texts.map(Number);
  const rises = thresholds.every((value, i) => Number.isFinite(value) && value >= (thresholds[i - 1] ?? 0));
  return (
    <fieldset className="flex flex-wrap items-end gap-2 rounded-card border border-line p-3">
      <legend className="px-1 text-ink-2 text-xs">Fill by likelihood × impact: the lowest product of</legend>
      {FILLED.map((level, i) => (
        <span key={level} className="w-16">
          <TextField
            label={level}
            inputMode="numeric"
            value={texts[i] ?? ''}
            onChange={(event) => setTyped(texts.map((text, j) => (j === i ? event.target.value : text)))}
          />
        </span>
      ))}
      <Button disabled={!rises} onClick={() => onChange(fillByProduct(matrix, thresholds))}>
        Fill
      </Button>
      {!rises && <p className="w-full text-bad-text text-xs">The numbers must rise from left to right.</p>}
    </fieldset>
  );
}
