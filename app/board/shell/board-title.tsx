import { useFetcher } from '@remix-run/react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Tooltip } from '#app/components/tooltip.tsx';

interface BoardTitleProps {
  readonly title: string;
  readonly mayRename: boolean;
}

export const TITLE_MAX = 200;

/** The board's name; pressed by who may, it is renamed in its place. Posts `intent=rename` to the board's route. */
export function BoardTitle({ title, mayRename }: BoardTitleProps) {
  const [editing, setEditing] = useState(false);
  const fetcher = useFetcher<{ error?: string }>();
  const shown = fetcher.formData ? String(fetcher.formData.get('title')) : title;
  const error = fetcher.state === 'idle' ? fetcher.data?.error : undefined;

  if (!mayRename) return <h1 className="truncate text-md">{title}</h1>;
  if (editing) {
    return (
      <TitleInput
        title={shown}
        onDone={(next) => {
          setEditing(false);
          const trimmed = next.trim();
          if (trimmed !== '' && trimmed !== title)
            fetcher.submit({ intent: 'rename', title: trimmed }, { method: 'post' });
        }}
        onCancel={() => setEditing(false)}
      />
    );
  }
  return (
    <h1 className="min-w-0 text-md">
      <Tooltip text={error ?? 'Rename'}>
        <button
          type="button"
          className="block max-w-full truncate rounded-bar px-1.5 py-1 font-bold hover:bg-hover aria-invalid:text-bad-text"
          aria-invalid={error !== undefined || undefined}
          onClick={() => setEditing(true)}
        >
          {shown}
          <span className="sr-only">{error ? `. ${error}` : '. Rename'}</span>
        </button>
      </Tooltip>
    </h1>
  );
}

interface TitleInputProps {
  readonly title: string;
  readonly onDone: (title: string) => void;
  readonly onCancel: () => void;
}

function TitleInput({ title, onDone, onCancel }: TitleInputProps) {
  const input = useRef<HTMLInputElement>(null);
  const over = useRef(false);
  useEffect(() => input.current?.select(), []);
  const end = (finish: () => void) => {
    // Enter takes the input away, which blurs it: once is enough.
    if (over.current) return;
    over.current = true;
    finish();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') end(() => onDone(event.currentTarget.value));
    if (event.key === 'Escape') end(onCancel);
  };
  return (
    <input
      ref={input}
      aria-label="Board title"
      defaultValue={title}
      maxLength={TITLE_MAX}
      className="h-8 w-72 max-w-full rounded-bar border border-control bg-card px-1.5 font-bold text-md"
      onKeyDown={onKeyDown}
      onBlur={(event) => end(() => onDone(event.target.value))}
    />
  );
}
