import { type FormEvent, useId, useState } from 'react';
import type { FieldContext } from '#app/board/fields/field-context.ts';
import { parseField } from '#app/board/fields/parse-field.ts';
import { SuggestInput } from '#app/board/fields/suggest-input.tsx';
import { suggestionsFor } from '#app/board/fields/suggestions.ts';
import { useBoard } from '#app/board/shell/board-context.ts';
import { Button } from '#app/components/button.tsx';
import { INPUT_STYLE } from '#app/components/field.tsx';
import { linkItems } from '#shared/board/commands/dependency-commands.ts';

const ENDS = { type: 'reference', kinds: ['initiatives', 'milestones'] } as const;

interface AddLinkProps {
  readonly context: FieldContext;
  readonly onAdded: (id: string) => void;
}

/** Asks for both ends of a link, by name. */
export function AddLink({ context, onAdded }: AddLinkProps) {
  const { session } = useBoard();
  const [texts, setTexts] = useState({ from: '', to: '' });
  const [problem, setProblem] = useState<string | null>(null);
  const problemId = useId();
  const suggestions = suggestionsFor(ENDS, context);
  const set = (end: 'from' | 'to', text: string) => {
    setProblem(null);
    setTexts((before) => ({ ...before, [end]: text }));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const [from, to] = [parseField(ENDS, texts.from, context), parseField(ENDS, texts.to, context)];
    if (!from.ok) return setProblem(from.message);
    if (!to.ok) return setProblem(to.message);
    const fields = { fromId: String(from.value), toId: String(to.value) };
    const id = session.run((board, _view, ctx) => linkItems(board, { fields }, ctx));
    if (id !== undefined) onAdded(id);
  };
  const input = (end: 'from' | 'to', label: string) => (
    <div className="flex flex-col gap-1">
      <span className="font-medium text-ink-2 text-xs">{label}</span>
      <SuggestInput
        label={label}
        className={`${INPUT_STYLE} h-8`}
        draft={texts[end]}
        suggestions={suggestions}
        describedBy={problem ? problemId : undefined}
        onDraft={(text) => set(end, text)}
        onPick={(suggestion) => set(end, suggestion.label)}
      />
    </div>
  );
  return (
    <form className="flex flex-col gap-3" onSubmit={submit}>
      {input('from', 'Supplies')}
      {input('to', 'Needs it')}
      {problem && (
        <p id={problemId} role="alert" className="text-bad-text text-xs">
          {problem}
        </p>
      )}
      <Button type="submit" variant="primary" className="self-end">
        Link them
      </Button>
    </form>
  );
}
