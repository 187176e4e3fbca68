import { useState } from 'react';
import { Button } from '#app/components/button.tsx';
import { Popover } from '#app/components/popover.tsx';
import type { CrossTeamLink } from '#shared/dependencies/cross-team-links.ts';
import {
  HANDSHAKE_RULES,
  type HandshakeSide,
  type HandshakeStep,
  nextSteps,
  turnOf,
} from '#shared/dependencies/handshake.ts';
import { StepForm } from './step-form.tsx';
import { isOnePress, STEP_WORDS } from './step-words.ts';

/** A step as a person takes it. */
export interface TakenStep {
  readonly step: HandshakeStep;
  readonly day: string | null;
  readonly reason: string;
}

interface HandshakeStepsProps {
  readonly link: Pick<CrossTeamLink, 'handshake' | 'needBy' | 'promisedOn'>;
  /** What the link is called, for those who hear a button without its row. */
  readonly name: string;
  /** The sides that this person speaks for. */
  readonly sides: readonly HandshakeSide[];
  readonly busy?: boolean;
  readonly onTake: (taken: TakenStep) => void;
}

/** The next steps of a hand-shake as buttons, those of the side whose turn it is first. */
export function HandshakeSteps({ link, name, sides, busy = false, onTake }: HandshakeStepsProps) {
  const [open, setOpen] = useState<HandshakeStep | null>(null);
  const turn = turnOf(link.handshake);
  const isTurn = (step: HandshakeStep) => HANDSHAKE_RULES[step].side === turn;
  const steps = [...nextSteps(link.handshake, sides)].sort((a, b) => Number(isTurn(b)) - Number(isTurn(a)));
  return (
    <div className="flex flex-wrap gap-1">
      {steps.map((step) => {
        const variant = isTurn(step) && step !== 'decline' ? 'secondary' : 'quiet';
        const label = (
          <>
            {STEP_WORDS[step].name}
            {!isOnePress(step) && '…'}
            <span className="sr-only">: {name}</span>
          </>
        );
        if (isOnePress(step)) {
          return (
            <Button
              key={step}
              size="sm"
              variant={variant}
              busy={busy}
              onClick={() => onTake({ step, day: null, reason: '' })}
            >
              {label}
            </Button>
          );
        }
        return (
          <Popover
            key={step}
            label={`${STEP_WORDS[step].name}: ${name}`}
            open={open === step}
            onOpenChange={(isOpen) => setOpen(isOpen ? step : null)}
            trigger={
              <Button size="sm" variant={variant} busy={busy}>
                {label}
              </Button>
            }
          >
            <StepForm
              step={step}
              link={link}
              onTake={(taken) => {
                setOpen(null);
                onTake(taken);
              }}
            />
          </Popover>
        );
      })}
    </div>
  );
}
