import { TextField } from '#app/components/text-field.tsx';
import type { Matrix } from '#shared/board/records/board-meta.ts';
import { MATRIX_AXES, type MatrixAxis } from '#shared/risk/edit-matrix.ts';

const TITLES = { likelihood: 'Likelihood', impact: 'Impact' } as const;

/** The words of each step of both scales: what it is called, and how one knows it. */
export function ScalesTab({ matrix, onChange }: { matrix: Matrix; onChange: (matrix: Matrix) => void }) {
  const write = (axis: MatrixAxis, index: number, patch: { label?: string; hint?: string }) =>
    onChange({ ...matrix, [axis]: matrix[axis].map((step, i) => (i === index ? { ...step, ...patch } : step)) });
  return (
    <div className="grid gap-6 sm:grid-cols-2">
      {MATRIX_AXES.map((axis) => (
        <fieldset key={axis} className="flex flex-col gap-2">
          <legend className="mb-2 font-bold text-sm">{TITLES[axis]}, the highest first</legend>
          {matrix[axis]
            .map((step, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a step is its number.
              <div key={index} className="grid grid-cols-[1.25rem_1fr_1fr] items-center gap-2">
                <span className="text-right font-bold text-ink-3 text-xs tabular-nums">{index + 1}</span>
                <TextField
                  label={`${TITLES[axis]} ${index + 1}: name`}
                  hideLabel
                  maxLength={60}
                  placeholder="Name"
                  value={step.label}
                  onChange={(event) => write(axis, index, { label: event.target.value })}
                />
                <TextField
                  label={`${TITLES[axis]} ${index + 1}: how one knows it`}
                  hideLabel
                  maxLength={120}
                  placeholder={axis === 'impact' ? '3-8 wk' : '20-50 %'}
                  value={step.hint}
                  onChange={(event) => write(axis, index, { hint: event.target.value })}
                />
              </div>
            ))
            .reverse()}
        </fieldset>
      ))}
    </div>
  );
}
