import { type FormEvent, useState } from 'react';
import { Button } from '#app/components/button.tsx';
import { TextField } from '#app/components/text-field.tsx';
import type { FoundItem } from '#shared/dependencies/found-item.ts';

interface OtherBoardSearchProps {
  readonly boardId: string;
  readonly onPick: (item: FoundItem) => void;
}

type Answer =
  | { readonly state: 'none' | 'asking' | 'failed' }
  | { readonly state: 'found'; readonly text: string; readonly items: readonly FoundItem[] };

/** Finds an item of another board of the organisation by name or key. */
export function OtherBoardSearch({ boardId, onPick }: OtherBoardSearchProps) {
  const [text, setText] = useState('');
  const [answer, setAnswer] = useState<Answer>({ state: 'none' });
  const search = async () => {
    setAnswer({ state: 'asking' });
    const response = await fetch(`/b/${encodeURIComponent(boardId)}/other-items?q=${encodeURIComponent(text)}`);
    if (!response.ok) throw new Error(`the search answered ${response.status}`);
    const { items } = (await response.json()) as { items: readonly FoundItem[] };
    setAnswer({ state: 'found', text, items });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (text.trim() !== '') search().catch(() => setAnswer({ state: 'failed' }));
  };
  return (
    <div className="flex flex-col gap-3">
      <form className="flex items-end gap-2" onSubmit={submit}>
        <div className="min-w-0 flex-1">
          <TextField
            label="Item of another board"
            placeholder="Name or key"
            autoComplete="off"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </div>
        <Button type="submit" size="lg" busy={answer.state === 'asking'}>
          Find
        </Button>
      </form>
      <div role="status">
        {answer.state === 'failed' && (
          <p className="text-bad-text text-xs">The boards could not be searched. Try again.</p>
        )}
        {answer.state === 'found' && answer.items.length === 0 && (
          <p className="text-ink-2 text-xs">No item of another board is called like “{answer.text}”.</p>
        )}
      </div>
      {answer.state === 'found' && answer.items.length > 0 && (
        <ul className="-mx-1 flex max-h-64 flex-col overflow-y-auto">
          {answer.items.map((found) => (
            <li key={`${found.boardId}/${found.itemId}`}>
              <button
                type="button"
                className="flex min-h-9 w-full flex-col rounded-bar px-2 py-1 text-left hover:bg-hover"
                onClick={() => onPick(found)}
              >
                <span className="w-full truncate">{found.item.title}</span>
                <span className="w-full truncate text-2xs text-ink-2">
                  {[found.item.key, found.team.name, found.item.boardTitle].filter(Boolean).join(' · ')}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
