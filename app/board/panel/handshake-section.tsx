import { useHandshake } from '#app/board/dependencies/use-handshake.ts';
import { Badge } from '#app/components/badge.tsx';
import { HANDSHAKES } from '#app/dependencies/hand-over.tsx';
import { HandshakeSteps } from '#app/dependencies/handshake-steps.tsx';
import { promiseWords, teamName } from '#app/dependencies/link-words.ts';
import { TURN_WORDS } from '#app/dependencies/waiting-for.tsx';
import type { CrossTeamLink, LinkTeam } from '#shared/dependencies/cross-team-links.ts';
import { handshakeSides } from '#shared/dependencies/handshake-sides.ts';
import { waitingFor } from '#shared/dependencies/narrow-links.ts';
import { usePanel } from './panel-context.ts';
import { PanelSection } from './panel-section.tsx';

interface HandshakeSectionProps {
  readonly link: CrossTeamLink;
  readonly teams: ReadonlyMap<string, LinkTeam>;
}

/** How far the two teams are, whose turn it is, and what this person can do next. */
export function HandshakeSection({ link, teams }: HandshakeSectionProps) {
  const { session, fields } = usePanel();
  const take = useHandshake(session);
  const record = fields.view.dependencies.byId.get(link.id);
  if (!record) return null;
  const { words, tone } = HANDSHAKES[link.handshake];
  const waited = teams.get(waitingFor(link) ?? '');
  const promise = promiseWords(link);
  const isLate = link.promiseLate !== null && link.promiseLate > 0;
  return (
    <PanelSection title="Hand-shake" aside={<Badge tone={tone}>{words}</Badge>}>
      <div className="-mt-1 flex flex-col gap-1" aria-live="polite">
        {waited && (
          <p>
            Waiting for <b className="font-medium">{teamName(waited)}</b> {TURN_WORDS[link.handshake]}
          </p>
        )}
        {promise !== '' && (
          <p className={isLate ? 'text-bad-text' : 'text-ink-2'}>
            {promise.charAt(0).toUpperCase()}
            {promise.slice(1)}
          </p>
        )}
      </div>
      {!session.readOnly && (
        <HandshakeSteps
          link={link}
          name={link.what || 'this dependency'}
          sides={handshakeSides(fields.view, record, session.me)}
          onTake={(taken) => take(link.id, taken)}
        />
      )}
    </PanelSection>
  );
}
