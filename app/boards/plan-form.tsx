import { Form } from '@remix-run/react';
import { Button } from '#app/components/button.tsx';
import { Checkbox } from '#app/components/checkbox.tsx';
import { Select } from '#app/components/select.tsx';
import { TextArea } from '#app/components/text-area.tsx';
import { TextField } from '#app/components/text-field.tsx';
import { useSubmitting } from '#app/shell/use-submitting.ts';
import type { Quarter } from '#shared/board/templates/quarter.ts';
import { quarterName } from './quarter-words.ts';

export interface PlanFormProps {
  readonly quarters: readonly Quarter[];
  readonly teams: readonly { readonly id: string; readonly name: string; readonly colour: string }[];
  readonly failed?: {
    readonly errors: Readonly<Record<string, string>>;
    readonly values: { readonly title: string; readonly newTeams: string };
  };
}

/** A blank quarterly plan: title, quarter, and the teams that become its lanes. */
export function PlanForm({ quarters, teams, failed }: PlanFormProps) {
  const [running, next = running] = quarters;
  return (
    <Form method="post" className="flex flex-col gap-5">
      <input type="hidden" name="start" value="plan" />
      <div className="grid gap-4 sm:grid-cols-[1fr_10rem]">
        <TextField
          label="Title"
          name="title"
          required
          autoFocus
          autoComplete="off"
          defaultValue={failed?.values.title ?? (next && `${quarterName(next)} plan`)}
          error={failed?.errors.title}
        />
        <Select
          label="Quarter"
          name="quarter"
          defaultValue={next}
          options={quarters.map((quarter) => ({ value: quarter, label: quarterName(quarter) }))}
        />
      </div>
      {teams.length > 0 && (
        <fieldset>
          <legend className="mb-1 font-medium text-ink-2 text-xs">Teams of the organisation</legend>
          <div className="grid gap-x-4 sm:grid-cols-2">
            {teams.map((team) => (
              <Checkbox
                key={team.id}
                name="teamId"
                value={team.id}
                defaultChecked
                label={
                  <span className="flex min-w-0 items-center gap-2">
                    <span
                      aria-hidden
                      className="size-2.5 shrink-0 rounded-full"
                      style={{ backgroundColor: team.colour }}
                    />
                    <span className="truncate">{team.name}</span>
                  </span>
                }
              />
            ))}
          </div>
        </fieldset>
      )}
      <TextArea
        label={teams.length > 0 ? 'More teams' : 'Teams'}
        name="newTeams"
        rows={teams.length > 0 ? 2 : 5}
        className={teams.length > 0 ? 'min-h-16' : 'min-h-28'}
        placeholder={teams.length > 0 ? undefined : 'Platform\nPayments\nMobile'}
        hint="One a line. They become teams of the organisation, so that boards can share them."
        defaultValue={failed?.values.newTeams}
        error={failed?.errors.newTeams}
      />
      <div>
        <Button type="submit" variant="primary" size="lg" busy={useSubmitting()}>
          Create board
        </Button>
      </div>
    </Form>
  );
}
