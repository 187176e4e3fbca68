import { useState } from 'react';
import type { FieldControl } from '#app/board/fields/field-control.ts';
import { recordName } from '#app/board/fields/format-field.ts';
import { SuggestInput } from '#app/board/fields/suggest-input.tsx';
import { suggestionsFor } from '#app/board/fields/suggestions.ts';
import { INPUT_STYLE } from '#app/components/field.tsx';
import { FieldFrame } from './field-frame.tsx';
import { LinkRow } from './link-row.tsx';
import { usePanel } from './panel-context.ts';
import { type PanelField, useField } from './use-field.ts';

type References = Extract<FieldControl, { type: 'references' }>;

/** Records that this one points at: each opens, each can be taken off, others are found by name or key. */
export function ReferencesField(props: PanelField & { readonly control: References }) {
  const { label, hint, control, value } = props;
  const { openItem } = usePanel();
  const field = useField(props);
  const [search, setSearch] = useState('');
  const ids = value as readonly string[];
  const candidates = suggestionsFor(control, field.fields).filter(({ key }) => !ids.includes(key));
  return (
    <FieldFrame label={label} labelId={field.inputId} hint={hint} editors={field.editors}>
      {ids.length > 0 && (
        <ul className="flex flex-col" aria-labelledby={field.inputId}>
          {ids.map((id) => (
            <LinkRow
              key={id}
              name={recordName([control.kind], id, field.fields)}
              onOpen={() => openItem(control.kind, id)}
              onRemove={field.readOnly ? undefined : () => field.write(ids.filter((other) => other !== id))}
            />
          ))}
        </ul>
      )}
      {field.readOnly ? (
        ids.length === 0 && <p className="text-ink-3">None</p>
      ) : (
        <SuggestInput
          label={`Add to ${label.toLowerCase()}`}
          className={`${INPUT_STYLE} h-8`}
          placeholder={`Add ${control.kind === 'teams' ? 'a team' : 'by name or key'}`}
          draft={search}
          suggestions={candidates}
          onDraft={setSearch}
          onPick={(suggestion) => {
            setSearch('');
            field.write([...ids, suggestion.key].sort());
          }}
          onFocus={field.enter}
          onBlur={() => {
            setSearch('');
            field.leave();
          }}
        />
      )}
    </FieldFrame>
  );
}
