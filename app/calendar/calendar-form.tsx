import { X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { formatDay } from '#app/board/fields/day-text.ts';
import { Button } from '#app/components/button.tsx';
import { Checkbox } from '#app/components/checkbox.tsx';
import { FormMessage } from '#app/components/form-message.tsx';
import { IconButton } from '#app/components/icon-button.tsx';
import { TextArea } from '#app/components/text-area.tsx';
import type { WorkCalendar } from '#shared/board/records/board-meta.ts';
import { dayNumber, weekdayOf } from '#shared/schedule/calendar.ts';
import { checkCalendar } from '#shared/schedule/check-calendar.ts';
import { readDays } from './read-days.ts';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

export interface CalendarFormProps {
  /** What is stored; the form begins with it. */
  readonly calendar: WorkCalendar;
  /** Calendar day of the reader, for dates without a year. */
  readonly today: string;
  readonly readOnly: boolean;
  readonly busy?: boolean;
  /** Why the last save was refused. */
  readonly error?: string;
  readonly saveLabel: string;
  readonly onSave: (calendar: WorkCalendar) => void;
  /** What else can be done, beside the save button. */
  readonly actions?: ReactNode;
}

/** Working weekdays and holidays. Nothing is stored before Save. */
export function CalendarForm(props: CalendarFormProps) {
  const { calendar, today, readOnly, busy = false, saveLabel, onSave, actions } = props;
  const [weekdays, setWeekdays] = useState<readonly number[]>(calendar.workingWeekdays);
  const [holidays, setHolidays] = useState<readonly string[]>(calendar.holidays);
  const [refusal, setRefusal] = useState<string>();
  const error = refusal ?? props.error;
  const save = () => {
    const checked = checkCalendar({ workingWeekdays: weekdays, holidays });
    setRefusal(checked.ok ? undefined : checked.message);
    if (checked.ok) onSave(checked.calendar);
  };
  return (
    <div className="flex flex-col gap-5">
      {error && <FormMessage>{error}</FormMessage>}
      <fieldset disabled={readOnly}>
        <legend className="mb-1.5 font-medium text-ink-2 text-xs">Working days</legend>
        <div className="flex flex-wrap gap-x-5 gap-y-1">
          {WEEKDAYS.map((name, i) => (
            <Checkbox
              key={name}
              label={name}
              checked={weekdays.includes(i + 1)}
              onChange={({ target }) =>
                setWeekdays((before) =>
                  target.checked ? [...before, i + 1] : before.filter((weekday) => weekday !== i + 1),
                )
              }
            />
          ))}
        </div>
      </fieldset>
      <section aria-label="Holidays">
        <h2 className="mb-1.5 font-medium text-ink-2 text-xs">Holidays</h2>
        <HolidayList
          holidays={holidays}
          readOnly={readOnly}
          onRemove={(day) => setHolidays((before) => before.filter((known) => known !== day))}
        />
        {!readOnly && (
          <AddHolidays
            known={holidays}
            today={today}
            onAdd={(days) => setHolidays((before) => [...before, ...days].sort())}
          />
        )}
      </section>
      {!readOnly && (
        <div className="flex flex-wrap gap-2">
          <Button variant="primary" busy={busy} onClick={save}>
            {saveLabel}
          </Button>
          {actions}
        </div>
      )}
    </div>
  );
}

interface HolidayListProps {
  readonly holidays: readonly string[];
  readonly readOnly: boolean;
  readonly onRemove: (day: string) => void;
}

function HolidayList({ holidays, readOnly, onRemove }: HolidayListProps) {
  if (holidays.length === 0) return <p className="text-ink-3">None yet.</p>;
  return (
    <ul className="flex flex-wrap gap-1.5">
      {[...holidays].sort().map((day) => (
        <li key={day} className="flex h-7 items-center gap-1 rounded-bar bg-sunken pl-2.5 tabular-nums">
          <span className={readOnly ? 'pr-2.5' : undefined}>
            <span className="text-ink-3">{WEEKDAYS[weekdayOf(dayNumber(day))]?.slice(0, 3)}</span> {formatDay(day)}
          </span>
          {!readOnly && (
            <IconButton
              label={`Remove ${formatDay(day)}`}
              tooltip={false}
              className="size-7"
              onClick={() => onRemove(day)}
            >
              <X aria-hidden className="size-3.5" />
            </IconButton>
          )}
        </li>
      ))}
    </ul>
  );
}

interface AddHolidaysProps {
  readonly known: readonly string[];
  readonly today: string;
  readonly onAdd: (days: readonly string[]) => void;
}

/** Takes one date or a pasted list; what is refused stays in the field. */
function AddHolidays({ known, today, onAdd }: AddHolidaysProps) {
  const [text, setText] = useState('');
  const [error, setError] = useState<string>();
  const add = () => {
    const read = readDays(text, known, today);
    setError(read.ok ? undefined : read.message);
    if (!read.ok) return;
    onAdd(read.days);
    setText('');
  };
  return (
    <div className="mt-3 flex max-w-sm flex-col gap-2">
      <TextArea
        label="Add holidays"
        rows={2}
        value={text}
        onChange={({ target }) => setText(target.value)}
        placeholder={'2027-12-25\n26 Dec 2027'}
        hint="One a line; a list can be pasted."
        error={error}
      />
      <Button className="self-start" onClick={add}>
        Add
      </Button>
    </div>
  );
}
