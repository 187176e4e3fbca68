import { useFetcher } from '@remix-run/react';
import { useEffect } from 'react';
import { useToast } from '#app/components/toast.tsx';
import type { CrossTeamLink } from '#shared/dependencies/cross-team-links.ts';
import type { HandshakeSide } from '#shared/dependencies/handshake.ts';
import { HandshakeSteps, type TakenStep } from './handshake-steps.tsx';
import { linkName } from './link-words.ts';

interface RemoteStepsProps {
  readonly link: CrossTeamLink;
  /** Told after a step was stored. */
  readonly onTaken?: () => void;
}

/** Which side somebody speaks for is known where the board is: the server refuses with a word what is not theirs. */
const BOTH: readonly HandshakeSide[] = ['supplier', 'consumer'];

/** The next steps of a dependency whose board is not open here: the server takes them. */
export function RemoteSteps({ link, onTaken }: RemoteStepsProps) {
  const fetcher = useFetcher<{ error?: string }>();
  const toast = useToast();
  const { data, state } = fetcher;
  useEffect(() => {
    if (!data || state !== 'idle') return;
    if (data.error) toast({ title: data.error, tone: 'bad' });
    else onTaken?.();
  }, [data, state, toast, onTaken]);
  const take = ({ step, day, reason }: TakenStep) =>
    fetcher.submit(
      { id: link.id, step, day: day ?? '', reason },
      { method: 'post', action: `/b/${encodeURIComponent(link.boardId)}/handshake` },
    );
  return <HandshakeSteps link={link} name={linkName(link)} sides={BOTH} busy={state !== 'idle'} onTake={take} />;
}
