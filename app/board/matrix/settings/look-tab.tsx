import { Checkbox } from '#app/components/checkbox.tsx';
import { LEVEL_COLOURS, type MatrixLook, RISK_LEVELS } from '#shared/board/records/board-meta.ts';

const COLOURS: Readonly<Record<MatrixLook['colours'], { readonly label: string; readonly hint: string }>> = {
  'blue-orange': { label: 'Blue to orange', hint: 'Told apart by every eye' },
  cividis: { label: 'Cividis', hint: 'Light to dark; told apart by every eye, and in grey' },
  'red-amber-green': { label: 'Red, amber, green', hint: 'The classic; letters tell what not every eye can' },
};
const TURNS = [
  { field: 'swapAxes', label: 'Swap the axes: likelihood across, impact upwards' },
  { field: 'flipLikelihood', label: 'Turn likelihood round: the highest first' },
  { field: 'flipImpact', label: 'Turn impact round: the highest first' },
] as const;

/** Colours of the levels and how the axes lie. No score changes by it. */
export function LookTab({ look, onChange }: { look: MatrixLook; onChange: (look: MatrixLook) => void }) {
  return (
    <div className="flex flex-col gap-6">
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-2 font-bold text-sm">Colours of the levels</legend>
        {LEVEL_COLOURS.map((colours) => (
          <label key={colours} className="flex min-h-9 cursor-pointer items-center gap-3">
            <input
              type="radio"
              name="level-colours"
              checked={look.colours === colours}
              onChange={() => onChange({ ...look, colours })}
            />
            <span aria-hidden="true" data-level-colours={colours} className="flex overflow-hidden rounded-sm">
              {RISK_LEVELS.map((level) => (
                <span key={level} className={`size-6 ${SWATCH[level]}`} />
              ))}
            </span>
            <span className="flex flex-col">
              <span className="font-medium">{COLOURS[colours].label}</span>
              <span className="text-ink-3 text-xs">{COLOURS[colours].hint}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <fieldset className="flex flex-col gap-1">
        <legend className="mb-2 font-bold text-sm">How the axes lie</legend>
        {TURNS.map(({ field, label }) => (
          <Checkbox
            key={field}
            label={label}
            checked={look[field]}
            onChange={(event) => onChange({ ...look, [field]: event.target.checked })}
          />
        ))}
      </fieldset>
    </div>
  );
}

const SWATCH = { VL: 'bg-level-vl', L: 'bg-level-l', M: 'bg-level-m', H: 'bg-level-h', VH: 'bg-level-vh' } as const;
