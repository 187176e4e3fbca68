import { useId, useLayoutEffect, useRef, useState } from 'react';
import { writeField } from '#app/board/fields/write-field.ts';
import { INPUT_STYLE } from '#app/components/field.tsx';
import { textOf } from '#shared/board/collection.ts';
import { caretAfterChange, mergeText } from './caret.ts';
import { FieldFrame } from './field-frame.tsx';
import { usePanel } from './panel-context.ts';
import type { PanelField } from './use-field.ts';

/**
 * A long text, shared as it is typed: each keystroke writes the characters that differ, so that several people can
 * write in it at once. What others type moves the caret along with the text around it.
 */
export function LongTextField({ kind, id, field, label, hint, control, value }: PanelField) {
  const { session, editingPeers } = usePanel();
  const inputId = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const name = `${kind}/${id}/${field}`;
  const text = typeof value === 'string' ? value : '';
  // While a word is being composed (an accent, a Chinese character) it is not in the document yet.
  const [composing, setComposing] = useState<string | null>(null);
  const shown = useRef(text);

  useLayoutEffect(() => {
    const element = area.current;
    if (!element || composing !== null || shown.current === text) return;
    const [start, end] = [element.selectionStart, element.selectionEnd].map((caret) =>
      caretAfterChange(shown.current, text, caret),
    );
    shown.current = text;
    element.value = text;
    if (document.activeElement === element && start !== undefined && end !== undefined) {
      element.setSelectionRange(start, end);
    }
  }, [text, composing]);

  const type = (next: string) => {
    // Others may have typed since: while a word was being composed, their text was not shown.
    const theirs = textOf(session.board, kind, id, field)?.toString() ?? text;
    const merged = mergeText(shown.current, next, theirs);
    shown.current = next;
    writeField(session, kind, id, field, merged, { mergeKey: name });
  };

  return (
    <FieldFrame label={label} htmlFor={inputId} hint={hint} editors={editingPeers.get(name)}>
      <textarea
        ref={area}
        id={inputId}
        rows={2}
        readOnly={session.readOnly}
        maxLength={100_000}
        placeholder={session.readOnly || control.type !== 'long-text' ? undefined : control.placeholder}
        className={`${INPUT_STYLE} field-sizing-content max-h-96 resize-y py-1.5 read-only:border-line read-only:bg-sunken`}
        defaultValue={text}
        onInput={(event) => composing === null && type(event.currentTarget.value)}
        onCompositionStart={(event) => setComposing(event.currentTarget.value)}
        onCompositionEnd={(event) => {
          setComposing(null);
          type(event.currentTarget.value);
        }}
        onFocus={() => session.presence.set({ editing: name })}
        onBlur={() => session.presence.set({ editing: null })}
        onKeyDown={(event) => {
          const command = event.ctrlKey || event.metaKey;
          if (!command || event.key.toLowerCase() !== 'z') return;
          // The browser's own undo knows nothing of what others typed in between.
          event.preventDefault();
          if (event.shiftKey) session.undo.redo();
          else session.undo.undo();
        }}
      />
    </FieldFrame>
  );
}
