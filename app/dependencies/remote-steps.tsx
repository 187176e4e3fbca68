import { useFetcher } from '@remix-run/react';
import { useEffect } from 'react';
import { useToast } from '#app/components/toast.tsx';
import type { CrossTeamLink } from '#shared/dependencies/cross-team-links.ts';
import type { HandshakeSide } from '#shared/dependencies/handshake.ts';
import { HandshakeSteps, type TakenStep } from './handshake-steps.tsx';
import { linkName } from './link-words.ts';

interface RemoteStepsProps {
  readonly link: CrossTeamLink;
  /** The sides that this person speaks for, where it is known here: the server refuses with a word what is not theirs. */
  readonly sides?: readonly HandshakeSide[];
  /** Told after a step was stored. */
  readonly onTaken?: () => void;
}

const BOTH: readonly HandshakeSide[] = ['supplier', 'consumer'];

/** The next steps of a dependency whose board is not open here: the server takes them. */
export function RemoteSteps({ link, sides = BOTH, onTaken }: RemoteStepsProps) {
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
  return <HandshakeSteps link={link} name={linkName(link)} sides={sides} busy={state !== 'idle'} onTake={take} />;
}
