import type { CrossTeamLink, LinkTeam } from '#shared/dependencies/cross-team-links.ts';
import { turnOf } from '#shared/dependencies/handshake.ts';
import { waitingFor } from '#shared/dependencies/narrow-links.ts';
import { useLinkPlaces } from './link-places.ts';
import { TeamLabel } from './team-label.tsx';

/** What the team whose turn it is has to do. */
export const TURN_WORDS = {
  asked: 'to offer a date or commit',
  offered: 'to accept the date',
  committed: 'to deliver',
  declined: 'to ask again or plan without it',
  delivered: '',
} as const;

interface WaitingForProps {
  readonly link: CrossTeamLink;
  readonly teamOf: ReadonlyMap<string, LinkTeam>;
}

/** Whose turn it is and for what, with the steps that this person can take. */
export function WaitingFor({ link, teamOf }: WaitingForProps) {
  const { steps } = useLinkPlaces();
  const key = waitingFor(link);
  const team = key === null ? undefined : teamOf.get(key);
  return (
    <div className="flex max-w-[40vw] flex-col items-start gap-1 sm:max-w-52">
      {team && turnOf(link.handshake) !== null ? (
        <p className="min-w-0 max-w-full text-xs">
          <span className="font-medium">
            <TeamLabel team={team} />
          </span>
          <span className="text-2xs text-ink-2">{TURN_WORDS[link.handshake]}</span>
        </p>
      ) : (
        <p className="text-ink-3 text-xs">Nobody</p>
      )}
      {steps?.(link)}
    </div>
  );
}
