import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import type { Peer } from '#app/board/sync/board-session.ts';

interface FieldFrameProps {
  readonly label: string;
  /** The control's id; without it the frame is a group of controls. */
  readonly htmlFor?: string;
  readonly labelId?: string;
  readonly hint?: string;
  readonly hintId?: string;
  readonly error?: string | null;
  readonly errorId?: string;
  /** Others who are in this field now. */
  readonly editors?: readonly Peer['user'][];
  readonly className?: string;
  readonly children: ReactNode;
}

/** A field of the panel: its label, who else is in it, the control, and what is wrong with what was typed. */
export function FieldFrame(props: FieldFrameProps) {
  const { label, htmlFor, labelId, hint, hintId, error, errorId, editors = [], className, children } = props;
  const [editor] = editors;
  return (
    <div
      className={clsx('flex min-w-0 flex-col gap-1 rounded-card', editor && 'outline-2 outline-offset-4', className)}
      style={editor && { outlineColor: editor.color }}
    >
      <div className="flex min-h-4.5 items-center gap-2">
        {htmlFor ? (
          <label htmlFor={htmlFor} className="font-medium text-ink-2 text-xs">
            {label}
          </label>
        ) : (
          <span id={labelId} className="font-medium text-ink-2 text-xs">
            {label}
          </span>
        )}
        {editor && (
          <span
            className="ml-auto truncate rounded-sm px-1 text-2xs text-on-person"
            style={{ background: editor.color }}
          >
            {editors.map(({ name }) => name).join(', ')}
          </span>
        )}
      </div>
      {children}
      {error && (
        <p id={errorId} role="alert" className="text-bad-text text-xs">
          {error}
        </p>
      )}
      {hint && (
        <p id={hintId} className="text-ink-3 text-xs">
          {hint}
        </p>
      )}
    </div>
  );
}
