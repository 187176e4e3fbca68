import { PRESENCE_COLOURS } from '#shared/protocol/presence.ts';
import { FieldFrame } from './field-frame.tsx';
import { type PanelField, useField } from './use-field.ts';

/** A colour: some that are legible on every surface, and any other by the browser's own picker. */
export function ColourField(props: PanelField) {
  const { label, value } = props;
  const field = useField(props);
  const { inputId } = field;
  const current = String(value);
  return (
    <FieldFrame label={label} labelId={inputId} editors={field.editors}>
      <div role="radiogroup" aria-labelledby={inputId} className="flex flex-wrap items-center gap-1.5">
        {PRESENCE_COLOURS.map((colour) => (
          <label
            key={colour}
            className="flex size-7 items-center justify-center rounded-full border-2 border-transparent has-checked:border-ink has-focus-visible:outline-2 has-focus-visible:outline-focus has-focus-visible:outline-offset-2"
          >
            <input
              type="radio"
              className="sr-only"
              name={`${inputId}-colours`}
              aria-label={colour}
              checked={current === colour}
              disabled={field.readOnly}
              onChange={() => field.write(colour)}
            />
            <span aria-hidden className="size-5 rounded-full" style={{ background: colour }} />
          </label>
        ))}
        <input
          type="color"
          aria-label="Another colour"
          disabled={field.readOnly}
          className="h-7 w-10 rounded-sm border border-control bg-card"
          value={current}
          onChange={(event) => field.write(event.target.value)}
        />
      </div>
    </FieldFrame>
  );
}
