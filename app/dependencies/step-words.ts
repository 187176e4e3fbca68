import type { HandshakeStep } from '#shared/dependencies/handshake.ts';

interface StepWords {
  /** On the button. */
  readonly name: string;
  /** What the button of its form says. */
  readonly verb: string;
  /** The label of the day that comes with it. */
  readonly day?: string;
}

export const STEP_WORDS: Readonly<Record<HandshakeStep, StepWords>> = {
  offer: { name: 'Offer a date', verb: 'Offer', day: 'Ready on' },
  commit: { name: 'Commit', verb: 'Commit', day: 'Ready on' },
  accept: { name: 'Accept the date', verb: 'Accept' },
  decline: { name: 'Decline', verb: 'Decline' },
  deliver: { name: 'Delivered', verb: 'Delivered' },
  ask: { name: 'Ask again', verb: 'Ask', day: 'Needed by' },
  reopen: { name: 'Not delivered', verb: 'Reopen' },
};

/** Whether the step is taken by its button alone, without a day or a reason. */
export const isOnePress = (step: HandshakeStep) => step === 'accept' || step === 'deliver';
