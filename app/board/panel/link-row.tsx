import { X } from 'lucide-react';
import type { ReactNode } from 'react';

interface LinkRowProps {
  readonly name: string;
  /** Before the name: a level, a state. */
  readonly lead?: ReactNode;
  /** Behind the name, in small: what there is to know. */
  readonly detail?: ReactNode;
  readonly onOpen?: () => void;
  readonly onRemove?: () => void;
}

/** A record that another one names, as a line: pressed, it opens. */
export function LinkRow({ name, lead, detail, onOpen, onRemove }: LinkRowProps) {
  return (
    <li className="flex min-h-8 items-center gap-2 border-line border-b py-1 last:border-b-0">
      {lead}
      <div className="min-w-0 flex-1">
        {onOpen ? (
          <button
            type="button"
            className="block max-w-full truncate text-left hover:text-link hover:underline"
            onClick={onOpen}
          >
            {name}
          </button>
        ) : (
          <span className="block truncate">{name}</span>
        )}
        {detail && <div className="text-ink-3 text-xs">{detail}</div>}
      </div>
      {onRemove && (
        <button
          type="button"
          aria-label={`Remove ${name}`}
          className="flex size-6 shrink-0 items-center justify-center rounded-sm text-ink-3 hover:bg-hover hover:text-ink"
          onClick={onRemove}
        >
          <X aria-hidden size={14} />
        </button>
      )}
    </li>
  );
}
