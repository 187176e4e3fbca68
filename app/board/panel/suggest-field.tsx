import { SuggestInput } from '#app/board/fields/suggest-input.tsx';
import { suggestionsFor } from '#app/board/fields/suggestions.ts';
import { INPUT_STYLE } from '#app/components/field.tsx';
import { FieldFrame } from './field-frame.tsx';
import { type PanelField, useField } from './use-field.ts';

/** A person or a record: typed and found in a list. Where names are free, a name that is not on the list is taken too. */
export function SuggestField(props: PanelField) {
  const { label, hint, value, control } = props;
  const field = useField(props);
  const { inputId } = field;
  if (field.readOnly) {
    return (
      <FieldFrame label={label} htmlFor={inputId} hint={hint}>
        <input
          id={inputId}
          readOnly
          className={`${INPUT_STYLE} h-8 border-line bg-sunken`}
          value={field.text || 'None'}
        />
      </FieldFrame>
    );
  }
  return (
    <FieldFrame
      label={label}
      htmlFor={inputId}
      hint={hint}
      error={field.error}
      errorId={`${inputId}-error`}
      editors={field.editors}
    >
      <SuggestInput
        id={inputId}
        label={label}
        className={`${INPUT_STYLE} h-8`}
        draft={field.text}
        placeholder={control.type === 'reference' ? control.nothing : 'Nobody'}
        suggestions={suggestionsFor(control, field.fields)}
        currentKey={value === null ? '' : String(value)}
        invalid={field.error !== null}
        describedBy={field.error ? `${inputId}-error` : undefined}
        onDraft={field.setDraft}
        onPick={(suggestion) => field.write(suggestion.value)}
        onKey={(event) => {
          if (event.key === 'Enter') field.commit();
          if (event.key === 'Escape' && field.isDraft) {
            event.stopPropagation();
            field.reset();
          }
        }}
        onFocus={field.enter}
        onBlur={() => {
          field.leave();
          field.commit();
        }}
      />
    </FieldFrame>
  );
}
