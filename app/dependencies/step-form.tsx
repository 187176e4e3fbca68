import { type FormEvent, useState } from 'react';
import { formatDay } from '#app/board/fields/day-text.ts';
import { Button } from '#app/components/button.tsx';
import { TextField } from '#app/components/text-field.tsx';
import { isIsoDate } from '#shared/board/records/fields.ts';
import { LONGEST_REASON } from '#shared/board/records/reason.ts';
import type { CrossTeamLink } from '#shared/dependencies/cross-team-links.ts';
import { HANDSHAKE_RULES, type HandshakeStep } from '#shared/dependencies/handshake.ts';
import type { TakenStep } from './handshake-steps.tsx';
import { STEP_WORDS } from './step-words.ts';

interface StepFormProps {
  readonly step: HandshakeStep;
  readonly link: Pick<CrossTeamLink, 'needBy' | 'promisedOn'>;
  readonly onTake: (taken: TakenStep) => void;
}

/** The day and the reason that come with a step. A day that is later than the need is said, and allowed. */
export function StepForm({ step, link, onTake }: StepFormProps) {
  const { day: dayField, dayRequired, reasonRequired } = HANDSHAKE_RULES[step];
  const words = STEP_WORDS[step];
  const known = dayField === 'needBy' ? link.needBy : (link.promisedOn ?? link.needBy);
  const [day, setDay] = useState(known ?? '');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const dayFits = day === '' ? !dayRequired : isIsoDate(day);
  const reasonFits = !reasonRequired || reason.trim() !== '';
  const isLate = dayField === 'promised' && link.needBy !== null && dayFits && day > link.needBy;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    setTried(true);
    if (dayFits && reasonFits) onTake({ step, day: dayField === null || day === '' ? null : day, reason });
  };
  return (
    <form className="flex flex-col gap-3" onSubmit={submit} noValidate>
      {dayField !== null && (
        <TextField
          type="date"
          label={words.day ?? 'Day'}
          value={day}
          min="1900-01-01"
          max="2200-12-31"
          onChange={(event) => setDay(event.target.value)}
          error={tried && !dayFits ? 'Choose a day.' : undefined}
          hint={isLate ? `Later than needed: needed by ${formatDay(link.needBy ?? '')}` : undefined}
        />
      )}
      <TextField
        label={reasonRequired ? 'Why' : 'Why (optional)'}
        value={reason}
        maxLength={LONGEST_REASON}
        autoComplete="off"
        placeholder="In a few words"
        onChange={(event) => setReason(event.target.value)}
        error={tried && !reasonFits ? 'Say why, so that the other team can plan.' : undefined}
      />
      <Button type="submit" variant={step === 'decline' ? 'danger' : 'primary'} className="self-end">
        {words.verb}
      </Button>
    </form>
  );
}
