import { useFetcher } from '@remix-run/react';
import { Check } from 'lucide-react';
import { Popover } from '#app/components/popover.tsx';
import { TEAM_COLOURS } from '#shared/board/templates/team-colours.ts';
import type { ListedTeam } from './team-row.tsx';

/** A team's colour, and the calm ones to choose from. */
export function ColourPicker({ team, disabled }: { team: ListedTeam; disabled: boolean }) {
  const fetcher = useFetcher();
  const dot = <span className="block size-4 rounded-full" style={{ backgroundColor: team.colour }} />;
  if (disabled) return <span className="flex size-6 items-center justify-center">{dot}</span>;
  return (
    <Popover
      label={`Colour of ${team.name}`}
      className="w-auto"
      trigger={
        <button
          type="button"
          aria-label={`Colour of ${team.name}`}
          className="flex size-7 items-center justify-center rounded-card hover:bg-hover"
        >
          {dot}
        </button>
      }
    >
      <div className="grid grid-cols-6 gap-1">
        {TEAM_COLOURS.map((colour, index) => (
          <button
            key={colour}
            type="button"
            aria-label={`Colour ${index + 1}`}
            aria-pressed={colour === team.colour}
            onClick={() => fetcher.submit({ intent: 'change', teamId: team.id, colour }, { method: 'post' })}
            className="flex size-7 items-center justify-center rounded-full text-on-person"
            style={{ backgroundColor: colour }}
          >
            {colour === team.colour && <Check aria-hidden className="size-4" />}
          </button>
        ))}
      </div>
    </Popover>
  );
}
