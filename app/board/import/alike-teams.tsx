import { Checkbox } from '#app/components/checkbox.tsx';
import type { ImportOptions } from '#shared/import/import-options.ts';
import type { ImportSummary } from '#shared/import/import-summary.ts';

interface AlikeTeamsProps {
  readonly alike: ImportSummary['alikeTeams'];
  readonly options: ImportOptions;
  readonly onChange: (options: ImportOptions) => void;
}

/** Names of teams that are perhaps one team's, to be made one. Those that were stay in the list, ticked. */
export function AlikeTeams({ alike, options, onChange }: AlikeTeamsProps) {
  const joined = Object.entries(options.teams).map(([name, like]) => ({ name, like }));
  const pairs = [...joined, ...alike].sort((a, b) => (a.name < b.name ? -1 : 1));
  if (pairs.length === 0) return null;
  const set = (name: string, like: string | null) => {
    const { [name]: _, ...teams } = options.teams;
    onChange({ ...options, teams: like === null ? teams : { ...teams, [name]: like } });
  };
  return (
    <fieldset className="rounded-card border border-line bg-card px-3 pt-1 pb-2">
      <legend className="px-1 font-medium text-sm">Is it the same team?</legend>
      {pairs.map(({ name, like }) => (
        <Checkbox
          key={name}
          checked={name in options.teams}
          onChange={(event) => set(name, event.target.checked ? like : null)}
          label={
            <>
              “{name}” is “{like}”
            </>
          }
        />
      ))}
    </fieldset>
  );
}
