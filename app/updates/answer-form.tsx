import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { formatDay, parseDay } from '#app/board/fields/day-text.ts';
import { Button } from '#app/components/button.tsx';
import { INPUT_STYLE } from '#app/components/field.tsx';
import { LevelBadge } from '#app/components/level-badge.tsx';
import type { Matrix } from '#shared/board/records/board-meta.ts';
import { scoreOf } from '#shared/risk/score.ts';
import type { AnswerInput, AnswerForm as Asked } from './offers.ts';

interface AnswerFormProps {
  readonly label: string;
  readonly asked: Asked;
  readonly today: string;
  /** Of the board; null where it is not known, then no score can be given. */
  readonly matrix: Matrix | null;
  /** The likelihood that was typed to open it. */
  readonly firstDigit: number | null;
  readonly onAnswer: (input: AnswerInput) => void;
  readonly onCancel: () => void;
}

/** What an answer has to know, in one line: a score by two digits, a day, a few words. Enter sends, Escape leaves. */
export function AnswerForm({ label, asked, today, matrix, firstDigit, onAnswer, onCancel }: AnswerFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [likelihood, setLikelihood] = useState(fits(firstDigit, matrix?.likelihood.length));
  const [impact, setImpact] = useState<number | null>(null);
  const [dayText, setDayText] = useState(asked.day?.preset ?? '');
  const [text, setText] = useState('');
  const [error, setError] = useState<string | null>(null);
  const day = dayText.trim() === '' ? null : parseDay(dayText, today);
  const score = asked.score && matrix ? scoreOf(matrix, likelihood, impact) : null;

  const startsAt = useRef(likelihood !== null && asked.score ? 1 : 0);
  useEffect(() => {
    const fields = form.current?.querySelectorAll<HTMLElement>('[data-field]');
    fields?.[startsAt.current]?.focus();
  }, []);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (asked.score && !score) return setError('Give both: likelihood and impact.');
    if (asked.day && dayText.trim() !== '' && day === null) return setError('This is not a date like 30 Apr or +14.');
    if (asked.day && day === null) return setError('Give a date.');
    if (asked.text?.required && text.trim() === '') return setError('Say it in a few words.');
    onAnswer({ day, text: text.trim(), score: score && { likelihood: score.likelihood, impact: score.impact } });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key !== 'Escape') return;
    event.preventDefault();
    onCancel();
  };
  const toNext = (from: HTMLElement) => {
    const fields = [...(form.current?.querySelectorAll<HTMLElement>('[data-field]') ?? [])];
    fields[fields.indexOf(from) + 1]?.focus();
  };

  return (
    <form
      ref={form}
      aria-label={label}
      noValidate
      onSubmit={submit}
      onKeyDown={onKeyDown}
      className="mt-2 flex flex-wrap items-end gap-2 rounded-card border border-line bg-sunken p-2.5"
    >
      {asked.score && matrix && (
        <>
          <StepSelect
            label="Likelihood"
            steps={matrix.likelihood}
            value={likelihood}
            onPick={setLikelihood}
            onDone={toNext}
          />
          <StepSelect label="Impact" steps={matrix.impact} value={impact} onPick={setImpact} onDone={toNext} />
          <span className="flex h-8 min-w-10 items-center max-sm:min-w-0 max-sm:empty:hidden">
            {score && <LevelBadge level={score.level} score={score.score} />}
          </span>
        </>
      )}
      {asked.day && (
        <label className="flex flex-col gap-1 font-medium text-ink-2 text-xs">
          {asked.day.label}
          <input
            data-field
            className={`${INPUT_STYLE} h-8 w-40 font-normal text-sm`}
            placeholder="30 Apr or +14"
            autoComplete="off"
            value={dayText}
            onChange={(event) => setDayText(event.target.value)}
          />
        </label>
      )}
      {asked.day && day !== null && dayText !== formatDay(day) && (
        <span className="flex h-8 items-center text-ink-2 text-xs tabular-nums">{formatDay(day)}</span>
      )}
      {asked.text && (
        <label className="flex min-w-48 flex-1 flex-col gap-1 font-medium text-ink-2 text-xs">
          {asked.text.label}
          <input
            data-field
            className={`${INPUT_STYLE} h-8 font-normal text-sm`}
            placeholder="In a few words"
            maxLength={1000}
            autoComplete="off"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
      )}
      <div className="flex gap-2">
        <Button type="submit" variant="primary" size="md">
          Save
        </Button>
        <Button variant="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </div>
      <p role="alert" className="basis-full text-bad-text text-xs empty:hidden">
        {error}
      </p>
    </form>
  );
}

interface StepSelectProps {
  readonly label: string;
  readonly steps: readonly { readonly label: string }[];
  readonly value: number | null;
  readonly onPick: (step: number) => void;
  readonly onDone: (from: HTMLElement) => void;
}

/** A step of a scale: a digit picks it and goes on (0 is the tenth). */
function StepSelect({ label, steps, value, onPick, onDone }: StepSelectProps) {
  return (
    <label className="flex flex-col gap-1 font-medium text-ink-2 text-xs">
      {label}
      <select
        data-field
        className={`${INPUT_STYLE} h-8 w-40 font-normal text-sm`}
        value={value ?? ''}
        onChange={(event) => onPick(Number(event.target.value))}
        onKeyDown={(event) => {
          const step = fits(digitOf(event.key), steps.length);
          if (step === null || event.ctrlKey || event.metaKey || event.altKey) return;
          event.preventDefault();
          onPick(step);
          onDone(event.currentTarget);
        }}
      >
        <option value="" disabled>
          1 to {steps.length}
        </option>
        {steps.map(({ label: name }, index) => (
          <option key={name} value={index + 1}>
            {index + 1} {name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The step that a key means; null for other keys. */
export function digitOf(key: string): number | null {
  return /^\d$/.test(key) ? Number(key) || 10 : null;
}

function fits(step: number | null, steps = 0): number | null {
  return step !== null && step <= steps ? step : null;
}
