import { useEditor, useValue } from '@tldraw/tldraw';
import { clsx } from 'clsx';
import { Popover as Radix } from 'radix-ui';
import { type FormEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { nameOf } from '#app/board/fields/format-field.ts';
import { Button } from '#app/components/button.tsx';
import { FLOATING_STYLE } from '#app/components/floating-style.ts';
import { TextField } from '#app/components/text-field.tsx';
import { placeInitiatives } from '#shared/board/commands/initiative-commands.ts';
import { updateRecord } from '#shared/board/commands/record-commands.ts';
import { useCanvasParts } from '../canvas-context.ts';
import type { ItemRef } from '../layout/derived-shape.ts';
import { returnToCanvas } from '../walk/return-to-canvas.ts';
import {
  type DatesDraft,
  datesOf,
  draftOf,
  MOST_DAYS,
  problemOf,
  withDays,
  withEnd,
  withStart,
} from './dates-draft.ts';

interface DatesFormProps {
  readonly item: ItemRef;
  readonly anchor: RefObject<{ getBoundingClientRect(): DOMRect }>;
  readonly onClose: () => void;
}

/** Start, end and working days of an initiative, or the day of a milestone: written together, as one step of undo. */
export function DatesForm({ item, anchor, onClose }: DatesFormProps) {
  const editor = useEditor();
  const { state } = useCanvasParts();
  const form = useRef<HTMLDivElement>(null);
  const byKey = useRef(false);
  useEffect(() => {
    // Menu and palette give the focus back when they are gone: this comes after them.
    const timer = setTimeout(() => form.current?.querySelector('input')?.focus(), 60);
    return () => clearTimeout(timer);
  }, []);
  const record = useValue('record with dates', () => state.view.get()[item.kind].byId.get(item.id), [state, item]);
  const done = useCallback(() => {
    onClose();
    returnToCanvas(editor, byKey.current);
  }, [editor, onClose]);
  const isGone = record === undefined;
  // Somebody deleted it: a form that shows nothing must not go on holding the editor's keys.
  useEffect(() => {
    if (isGone) done();
  }, [isGone, done]);
  if (!record) return null;
  const title = nameOf(record);
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Anchor virtualRef={anchor} />
      <Radix.Portal>
        <Radix.Content
          ref={form}
          aria-label={`Dates of ${title}`}
          align="start"
          sideOffset={8}
          collisionPadding={8}
          className={clsx(FLOATING_STYLE, 'w-80 p-4')}
          onOpenAutoFocus={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => event.preventDefault()}
          onFocusOutside={(event) => event.preventDefault()}
          onEscapeKeyDown={done}
          onKeyDownCapture={() => {
            byKey.current = true;
          }}
          onPointerDownCapture={() => {
            byKey.current = false;
          }}
        >
          <h2 className="mb-3 truncate font-semibold text-sm">{title}</h2>
          {item.kind === 'milestones' ? (
            <MilestoneDay id={item.id} onDone={done} />
          ) : (
            <InitiativeDates id={item.id} onDone={done} />
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

interface PartProps {
  readonly id: string;
  readonly onDone: () => void;
}

function InitiativeDates({ id, onDone }: PartProps) {
  const { session, state } = useCanvasParts();
  const calendar = state.calendar.get();
  const [draft, setDraft] = useState<DatesDraft>(() => {
    const { start = null, end = null } = state.view.get().initiatives.byId.get(id) ?? {};
    return draftOf({ start, end }, calendar);
  });
  const { form, isTried, tryToSave } = useTries();
  const problem = isTried ? problemOf(draft) : null;
  const errorOf = (field: keyof DatesDraft) => (problem?.field === field ? problem.message : undefined);
  const save = (event: FormEvent) => {
    event.preventDefault();
    tryToSave();
    if (problemOf(draft)) return;
    session.run((board) => placeInitiatives(board, { placements: [{ id, ...datesOf(draft) }] }));
    onDone();
  };
  const isUnscheduled = draft.start === '' && draft.end === '';
  return (
    <form ref={form} noValidate onSubmit={save}>
      <div className="grid grid-cols-2 gap-3">
        <TextField
          label="Start"
          type="date"
          value={draft.start}
          error={errorOf('start')}
          onChange={({ target }) => setDraft(withStart(draft, target.value, calendar))}
        />
        <TextField
          label="End"
          type="date"
          value={draft.end}
          error={errorOf('end')}
          onChange={({ target }) => setDraft(withEnd(draft, target.value, calendar))}
        />
        <TextField
          label="Working days"
          type="number"
          min={1}
          max={MOST_DAYS}
          inputMode="numeric"
          value={draft.days}
          error={errorOf('days')}
          onChange={({ target }) => setDraft(withDays(draft, target.value, calendar))}
        />
      </div>
      <p className="mt-2 min-h-4 text-ink-3 text-xs" aria-live="polite">
        {isUnscheduled && 'Without dates it goes to the tray.'}
      </p>
      <FormActions onDone={onDone} />
    </form>
  );
}

function MilestoneDay({ id, onDone }: PartProps) {
  const { session, state } = useCanvasParts();
  const [date, setDate] = useState(() => state.view.get().milestones.byId.get(id)?.date ?? '');
  const { form, isTried, tryToSave } = useTries();
  const problem = date === '' ? 'A milestone needs a day.' : problemOf({ start: date, end: '', days: '' })?.message;
  const save = (event: FormEvent) => {
    event.preventDefault();
    tryToSave();
    if (problem) return;
    session.run((board) => updateRecord(board, { kind: 'milestones', id, patch: { date } }));
    onDone();
  };
  return (
    <form ref={form} noValidate onSubmit={save}>
      <TextField
        label="Date"
        type="date"
        value={date}
        error={isTried ? problem : undefined}
        onChange={({ target }) => setDate(target.value)}
      />
      <FormActions onDone={onDone} />
    </form>
  );
}

/** Whether one has tried to save; each time what is wrong gets the focus. */
function useTries() {
  const form = useRef<HTMLFormElement>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (tries > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [tries]);
  return { form, isTried: tries > 0, tryToSave: () => setTries((count) => count + 1) };
}

function FormActions({ onDone }: { readonly onDone: () => void }) {
  return (
    <div className="mt-3 flex justify-end gap-2">
      <Button type="button" variant="quiet" onClick={onDone}>
        Cancel
      </Button>
      <Button type="submit" variant="primary">
        Save dates
      </Button>
    </div>
  );
}
