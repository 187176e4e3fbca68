import { clsx } from 'clsx';
import type { FieldControl } from '#app/board/fields/field-control.ts';
import { FieldFrame } from './field-frame.tsx';
import { type PanelField, useField } from './use-field.ts';

type Scale = Extract<FieldControl, { type: 'scale' }>;

/** A step of the board's scale, all of them in sight with their words: radio buttons, arrows move between them. */
export function ScaleField(props: PanelField & { readonly control: Scale }) {
  const { label, control, value } = props;
  const field = useField(props);
  const { inputId, readOnly } = field;
  const steps = field.fields.view.meta.matrix[control.axis];
  const chosen = typeof value === 'number' ? steps[value - 1] : undefined;
  return (
    <FieldFrame
      label={label}
      labelId={inputId}
      hint={chosen ? `${value} ${chosen.label}${chosen.hint ? `: ${chosen.hint}` : ''}` : 'Not scored'}
      editors={field.editors}
    >
      <div
        role="radiogroup"
        aria-labelledby={inputId}
        className="grid grid-flow-col auto-cols-fr gap-1"
        onFocus={field.enter}
        onBlur={field.leave}
      >
        {steps.map((step, index) => {
          const isChosen = value === index + 1;
          return (
            <label
              key={step.label}
              title={step.hint}
              className={clsx(
                'flex min-h-11 min-w-0 flex-col items-center justify-center rounded-bar border px-0.5 text-center',
                'has-focus-visible:outline-2 has-focus-visible:outline-focus has-focus-visible:outline-offset-2',
                isChosen ? 'border-ink bg-ink text-on-ink' : 'border-control bg-card text-ink-2',
                readOnly ? 'cursor-default' : !isChosen && 'cursor-pointer hover:bg-hover',
              )}
            >
              <input
                type="radio"
                className="sr-only"
                name={`${inputId}-steps`}
                checked={isChosen}
                disabled={readOnly && !isChosen}
                onChange={() => !readOnly && field.write(index + 1)}
                // Pressing the step that is chosen takes the score away.
                onClick={() => !readOnly && isChosen && field.write(null)}
              />
              <span className="font-bold text-xs tabular-nums">{index + 1}</span>
              <span className="line-clamp-2 w-full text-2xs leading-3">{step.label}</span>
            </label>
          );
        })}
      </div>
    </FieldFrame>
  );
}
