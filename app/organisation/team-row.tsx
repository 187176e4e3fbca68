import { useFetcher } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { TextField } from '#app/components/text-field.tsx';
import type { ChangeAnswer } from '#app/shell/rename-dialog.tsx';
import { ColourPicker } from './colour-picker.tsx';
import { TeamActions } from './team-actions.tsx';

export interface ListedTeam {
  readonly id: string;
  readonly name: string;
  readonly colour: string;
  readonly lead: string;
  readonly archivedAt: Date | null;
}

export interface TeamRowProps {
  readonly team: ListedTeam;
  readonly mayChange: boolean;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** One team: colour, name and lead, changed in place and saved on leaving the field or by Enter. */
export function TeamRow({ team, mayChange, isFirst, isLast }: TeamRowProps) {
  return (
    <li className="flex items-start gap-2 border-line border-b px-3 py-2.5 last:border-b-0 sm:gap-3 sm:px-4">
      <div className="flex h-9 items-center">
        <ColourPicker team={team} disabled={!mayChange} />
      </div>
      <div className="grid min-w-0 flex-1 sm:grid-cols-2 sm:gap-2">
        <TeamField team={team} field="name" label={`Name of ${team.name}`} readOnly={!mayChange} />
        <TeamField
          team={team}
          field="lead"
          label={`Lead of ${team.name}`}
          placeholder={mayChange ? 'Add a lead' : undefined}
          readOnly={!mayChange}
        />
      </div>
      {mayChange && <TeamActions team={team} isFirst={isFirst} isLast={isLast} />}
    </li>
  );
}

interface TeamFieldProps {
  readonly team: ListedTeam;
  readonly field: 'name' | 'lead';
  readonly label: string;
  readonly placeholder?: string;
  readonly readOnly: boolean;
}

function TeamField({ team, field, label, placeholder, readOnly }: TeamFieldProps) {
  const fetcher = useFetcher<ChangeAnswer>();
  const input = useRef<HTMLInputElement>(null);
  const stored = team[field];
  // What others, or an undone edit, made of it; not while this person types.
  useEffect(() => {
    if (input.current && input.current !== document.activeElement) input.current.value = stored;
  }, [stored]);
  const save = () => {
    const value = input.current?.value.trim() ?? stored;
    if (value !== stored) fetcher.submit({ intent: 'change', teamId: team.id, [field]: value }, { method: 'post' });
  };
  return (
    <TextField
      ref={input}
      label={label}
      hideLabel
      name={field}
      autoComplete="off"
      placeholder={placeholder}
      defaultValue={stored}
      readOnly={readOnly}
      error={fetcher.data?.errors?.[field]}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter') save();
        if (event.key === 'Escape') event.currentTarget.value = stored;
      }}
      className="border-transparent bg-transparent [&[name=lead]]:text-ink-2 not-read-only:hover:border-control focus:bg-card not-read-only:focus:border-control"
    />
  );
}
