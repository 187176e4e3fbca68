import { useId, useState } from 'react';
import type { FieldControl } from '#app/board/fields/field-control.ts';
import { formatField } from '#app/board/fields/format-field.ts';
import { parseField, sameField } from '#app/board/fields/parse-field.ts';
import { writeField } from '#app/board/fields/write-field.ts';
import type { RecordKind } from '#shared/board/record-kind.ts';
import { usePanel } from './panel-context.ts';

/** A field of a record in the panel: what control edits it, and where it is. */
export interface PanelField {
  readonly kind: RecordKind;
  readonly id: string;
  readonly field: string;
  readonly label: string;
  readonly hint?: string;
  readonly control: FieldControl;
  readonly value: unknown;
  readonly onWritten?: () => void;
}

/**
 * Editing of a field that is one line of text: a draft while it has the focus, written on Enter and when the focus
 * leaves, dropped on Escape. What does not fit is said at the field, and nothing is written.
 */
export function useField({ kind, id, field, control, value, onWritten }: PanelField) {
  const { session, fields, editingPeers } = usePanel();
  const [draft, setDraft] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const inputId = useId();
  const name = `${kind}/${id}/${field}`;
  const shown = formatField(control, value, fields);

  const write = (next: unknown): boolean => {
    if (sameField(control, value, next, fields)) return true;
    const done = writeField(session, kind, id, field, next);
    if (done) onWritten?.();
    return done;
  };
  const reset = () => {
    setDraft(null);
    setError(null);
  };

  return {
    inputId,
    text: draft ?? shown,
    isDraft: draft !== null,
    error,
    editors: editingPeers.get(name) ?? [],
    readOnly: session.readOnly,
    fields,
    setDraft: (text: string) => {
      setDraft(text);
      setError(null);
    },
    /** Writes a value that was picked. */
    write: (next: unknown) => {
      reset();
      return write(next);
    },
    /** Writes the draft; false when it does not fit, and the field says why. */
    commit: (): boolean => {
      if (draft === null) return true;
      const parsed = parseField(control, draft, fields);
      if (!parsed.ok) {
        setError(parsed.message);
        return false;
      }
      reset();
      return write(parsed.value);
    },
    reset,
    enter: () => session.presence.set({ editing: name }),
    leave: () => session.presence.set({ editing: null }),
  };
}
