import { type FormEvent, useId, useState } from 'react';
import { SuggestInput } from '#app/board/fields/suggest-input.tsx';
import { suggestionsFor } from '#app/board/fields/suggestions.ts';
import { Button } from '#app/components/button.tsx';
import { INPUT_STYLE } from '#app/components/field.tsx';
import { Select } from '#app/components/select.tsx';
import { TextField } from '#app/components/text-field.tsx';
import type { BulkBarProps } from './bulk-bar.tsx';
import { isData } from './grid-column.ts';
import { type CellPlan, planCells } from './plan-cells.ts';
import { badCellsText } from './use-table-writes.ts';

interface BulkEditProps<R extends { readonly id: string }> extends BulkBarProps<R> {
  readonly onDone: () => void;
}

/** Fields whose change is explained: scores, dates and states. */
const EXPLAINED =
  /^((inherent|current|target)(Likelihood|Impact)|status|roam|state|start|end|date|due|doneOn|needBy|promised)$/;

/** Asks for a field and its value for all of them; where a score, date or state changes, also why: once for all. */
export function BulkEdit<R extends { readonly id: string }>(props: BulkEditProps<R>) {
  const { kind, records, columns, context, writes, onWritten, onDone } = props;
  const [first] = records;
  const editable = columns.filter((column) => isData(column) && first && column.control(first) !== null);
  const [field, setField] = useState(editable.find(({ id }) => id === 'owner')?.id ?? editable[0]?.id ?? '');
  const [text, setText] = useState('');
  const [reason, setReason] = useState('');
  const [refused, setRefused] = useState<CellPlan | null>(null);
  const problemId = useId();
  const column = editable.find(({ id }) => id === field);
  const control = first && column?.control(first);
  if (!column || !control) return null;
  const suggestions = suggestionsFor(control, context);
  const change = (next: string) => {
    setText(next);
    setRefused(null);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const cells = records.map((record, index) => ({ record, column, row: index + 1, content: { text } }));
    const plan = planCells(kind, cells, context);
    // What does not fit is told first; pressed again, the others are written.
    if (plan.bad.length > 0 && (!refused || plan.patches.length === 0)) return setRefused(plan);
    if (plan.patches.length > 0 && !writes.writeTable({ kind, patches: plan.patches }, reason)) return;
    onWritten(plan.patches.map(({ id }) => id));
    onDone();
  };
  const shared = {
    className: `${INPUT_STYLE} ${control.type === 'long-text' ? 'py-1' : 'h-9'}`,
    'aria-describedby': refused ? problemId : undefined,
  };
  return (
    <form className="flex flex-col gap-3" onSubmit={submit}>
      <Select
        label="Field"
        value={field}
        options={editable.map(({ id, label }) => ({ value: id, label }))}
        onChange={(event) => {
          setField(event.target.value);
          change('');
        }}
      />
      <div className="flex flex-col gap-1">
        <span className="font-medium text-ink-2 text-xs">Value for all {records.length}; empty clears it</span>
        {suggestions.length > 0 && control.type !== 'references' ? (
          <SuggestInput
            key={field}
            label="Value"
            className={shared.className}
            describedBy={shared['aria-describedby']}
            draft={text}
            suggestions={suggestions}
            onDraft={change}
            onPick={({ value, label }) => change(value === null ? '' : label)}
          />
        ) : control.type === 'long-text' ? (
          <textarea
            {...shared}
            aria-label="Value"
            rows={4}
            value={text}
            onChange={(event) => change(event.target.value)}
          />
        ) : (
          <input
            {...shared}
            aria-label="Value"
            autoComplete="off"
            value={text}
            onChange={(event) => change(event.target.value)}
          />
        )}
      </div>
      {EXPLAINED.test(field) && (
        <TextField
          label="Why?"
          hint="Kept with the change of each"
          maxLength={1000}
          autoComplete="off"
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      )}
      {refused && (
        <p id={problemId} role="alert" className="text-bad-text text-xs">
          {badCellsText(refused)}
        </p>
      )}
      <Button type="submit" variant="primary" className="self-end" disabled={refused?.patches.length === 0}>
        {refused && refused.patches.length > 0 ? `Set the other ${refused.patches.length}` : `Set ${records.length}`}
      </Button>
    </form>
  );
}
