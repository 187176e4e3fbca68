import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { Person } from '#app/board/fields/person.ts';
import { SuggestList } from '#app/board/fields/suggest-list.tsx';
import { matchSuggestions, type Suggestion } from '#app/board/fields/suggestions.ts';
import { useAnchor } from '#app/board/fields/use-anchor.ts';
import { Button } from '#app/components/button.tsx';
import { INPUT_STYLE } from '#app/components/field.tsx';
import { mentionsIn } from '#shared/session/comment-tokens.ts';
import { LONGEST_COMMENT, type Mention } from '#shared/session/records/comment.ts';
import { insertMention, mentionAtCaret } from './mention-at-caret.ts';

interface CommentComposerProps {
  readonly label: string;
  readonly placeholder: string;
  readonly sendLabel: string;
  readonly people: readonly Person[];
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Sends; answers whether it was taken. */
  readonly onSend: (text: string, mentions: readonly Mention[]) => boolean;
  /** The way out: Escape and the button beside. Without it, Escape gives the focus to the panel. */
  readonly onCancel?: () => void;
  readonly autoFocus?: boolean;
}

const MOST_SHOWN = 8;

/** Where a comment is written. Enter makes a new line, Ctrl or Cmd+Enter sends; `@` names people of the board. */
export function CommentComposer(props: CommentComposerProps) {
  const { people, text, onText, onCancel } = props;
  const listId = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const picked = useRef(new Set<string>());
  const [caret, setCaret] = useState<number | null>(null);
  const [highlight, setHighlight] = useState(0);
  const typed = caret === null ? null : mentionAtCaret(text, caret);
  const shown = useMemo(() => suggested(typed?.typed, people), [people, typed?.typed]);
  const isOpen = shown.length > 0;
  const anchor = useAnchor(area, isOpen);
  const active = Math.min(highlight, shown.length - 1);
  const isEmpty = text.trim() === '';

  useEffect(() => {
    const element = area.current;
    if (!props.autoFocus || !element) return;
    element.focus();
    element.setSelectionRange(element.value.length, element.value.length);
  }, [props.autoFocus]);

  const send = () => {
    if (isEmpty || !props.onSend(text, mentionsIn(text, people, picked.current))) return;
    picked.current.clear();
    onText('');
  };
  const pick = (id: string) => {
    const person = people.find((one) => one.id === id);
    if (!person || !typed || caret === null) return;
    const next = insertMention(text, caret, typed, person.name);
    picked.current.add(id);
    onText(next.text);
    setCaret(null);
    // The caret is put behind the name once React has put the text.
    requestAnimationFrame(() => area.current?.setSelectionRange(next.caret, next.caret));
  };
  const leave = () => {
    if (onCancel) return onCancel();
    area.current?.closest<HTMLElement>('[data-side-panel]')?.focus({ preventScroll: true });
  };
  const onListKey = (event: KeyboardEvent): boolean => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const chosen = shown[active];
    if (step !== 0) setHighlight((active + step + shown.length) % shown.length);
    else if ((event.key === 'Enter' || event.key === 'Tab') && chosen) pick(chosen.key);
    else if (event.key === 'Escape') setCaret(null);
    else return false;
    return true;
  };
  const onComposerKey = (event: KeyboardEvent): boolean => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
    else if (isOpen && onListKey(event)) return true;
    else if (event.key === 'Escape') leave();
    else return false;
    return true;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (!onComposerKey(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className="flex flex-col gap-2">
      <textarea
        ref={area}
        rows={2}
        aria-label={props.label}
        aria-autocomplete="list"
        aria-controls={isOpen ? listId : undefined}
        aria-activedescendant={isOpen ? `${listId}-${active}` : undefined}
        placeholder={props.placeholder}
        maxLength={LONGEST_COMMENT}
        className={`${INPUT_STYLE} field-sizing-content max-h-56 min-h-14 resize-y py-1.5`}
        value={text}
        onChange={(event) => {
          onText(event.target.value);
          setCaret(event.target.selectionStart);
          setHighlight(0);
        }}
        onClick={() => setCaret(null)}
        onBlur={() => setCaret(null)}
        onKeyDown={onKeyDown}
      />
      {isOpen && anchor && (
        <SuggestList
          id={listId}
          label="People to mention"
          style={anchor}
          suggestions={shown}
          more={0}
          active={active}
          currentKey={undefined}
          onPick={({ key }) => pick(key)}
        />
      )}
      {(!isEmpty || onCancel) && (
        <div className="flex items-center gap-2">
          <Button size="sm" variant="primary" disabled={isEmpty} title="Ctrl or Cmd+Enter" onClick={send}>
            {props.sendLabel}
          </Button>
          {onCancel && (
            <Button size="sm" variant="quiet" onClick={onCancel}>
              Cancel
            </Button>
          )}
          <span className="ml-auto text-2xs text-ink-3">Ctrl+Enter sends</span>
        </div>
      )}
    </div>
  );
}

/** People whose names go on like what is typed behind the `@`; none once a name is written out. */
function suggested(typed: string | undefined, people: readonly Person[]): readonly Suggestion[] {
  if (typed === undefined) return [];
  const isName = ({ name }: Person) => name.toLowerCase() === typed.trim().toLowerCase();
  if (typed.endsWith(' ') && people.some(isName)) return [];
  const all = people.map(({ id, name }) => ({ value: id, key: id, label: name }));
  return matchSuggestions(all, typed).slice(0, MOST_SHOWN);
}
