import type { HandshakeState } from '#shared/board/records/dependency.ts';

/** The two sides of a dependency: who gives, and who needs it. */
export type HandshakeSide = 'supplier' | 'consumer';

export const HANDSHAKE_STEPS = ['offer', 'commit', 'accept', 'decline', 'deliver', 'ask', 'reopen'] as const;
export type HandshakeStep = (typeof HANDSHAKE_STEPS)[number];

interface StepRule {
  /** Whose step it is. */
  readonly side: HandshakeSide;
  /** In which states it can be taken. */
  readonly from: readonly HandshakeState[];
  readonly to: HandshakeState;
  /** The day that comes with it: the promise, or the need. */
  readonly day: 'promised' | 'needBy' | null;
  readonly dayRequired: boolean;
  /** Whether it has to be said why. */
  readonly reasonRequired: boolean;
}

/**
 * The hand-shake: every step there is, who takes it and when. The consumer asks; the supplier commits to the day asked for,
 * or offers another, which the consumer accepts or asks about again; the supplier delivers. A supplier may decline, and
 * replace a promise by another offer; then it is the consumer's turn again.
 */
export const HANDSHAKE_RULES: Readonly<Record<HandshakeStep, StepRule>> = {
  offer: {
    side: 'supplier',
    from: ['asked', 'offered', 'committed', 'declined'],
    to: 'offered',
    day: 'promised',
    dayRequired: true,
    reasonRequired: false,
  },
  commit: {
    side: 'supplier',
    from: ['asked'],
    to: 'committed',
    day: 'promised',
    dayRequired: true,
    reasonRequired: false,
  },
  accept: {
    side: 'consumer',
    from: ['offered'],
    to: 'committed',
    day: null,
    dayRequired: false,
    reasonRequired: false,
  },
  decline: {
    side: 'supplier',
    from: ['asked', 'offered', 'committed'],
    to: 'declined',
    day: null,
    dayRequired: false,
    reasonRequired: true,
  },
  deliver: {
    side: 'supplier',
    from: ['asked', 'offered', 'committed'],
    to: 'delivered',
    day: null,
    dayRequired: false,
    reasonRequired: false,
  },
  ask: {
    side: 'consumer',
    from: ['offered', 'declined'],
    to: 'asked',
    day: 'needBy',
    dayRequired: false,
    reasonRequired: false,
  },
  reopen: {
    side: 'consumer',
    from: ['delivered'],
    to: 'committed',
    day: null,
    dayRequired: false,
    reasonRequired: true,
  },
};

/** Whose turn it is; null where nobody waits for a word any more. */
const TURNS: Readonly<Record<HandshakeState, HandshakeSide | null>> = {
  asked: 'supplier',
  offered: 'consumer',
  committed: 'supplier',
  declined: 'consumer',
  delivered: null,
};

export function turnOf(state: HandshakeState): HandshakeSide | null {
  return TURNS[state];
}

/** The steps that can be taken in a state by these sides, in the order of the table. */
export function nextSteps(state: HandshakeState, sides: readonly HandshakeSide[]): readonly HandshakeStep[] {
  return HANDSHAKE_STEPS.filter((step) => {
    const { side, from } = HANDSHAKE_RULES[step];
    return sides.includes(side) && from.includes(state);
  });
}

/** The step that leads from one state to another; null where the table has none. */
export function stepBetween(from: HandshakeState, to: HandshakeState): HandshakeStep | null {
  return (
    HANDSHAKE_STEPS.find((step) => HANDSHAKE_RULES[step].to === to && HANDSHAKE_RULES[step].from.includes(from)) ?? null
  );
}

/** What a dependency says of days. */
export interface HandshakeDays {
  readonly needBy: string | null;
  readonly promised: string | null;
}

/**
 * The day that a step comes with where none is named for it: whoever commits does so to the day that was asked for, else
 * to what is promised already; an offer is of that. Null where there is none, or the step needs none.
 */
export function dayAtHand(step: HandshakeStep, { needBy, promised }: HandshakeDays): string | null {
  if (step === 'commit') return needBy ?? promised;
  return HANDSHAKE_RULES[step].day === 'promised' ? promised : null;
}

/**
 * The states that can be set where a table or a list is all there is to press: by the steps of these sides that need no
 * reason, and no day that is not there. The state that it is in comes first.
 */
export function statesAtHand(
  link: HandshakeDays & { readonly state: HandshakeState },
  sides: readonly HandshakeSide[],
): readonly HandshakeState[] {
  const steps = nextSteps(link.state, sides).filter((step) => {
    const { dayRequired, reasonRequired } = HANDSHAKE_RULES[step];
    return !reasonRequired && (!dayRequired || dayAtHand(step, link) !== null);
  });
  return [...new Set([link.state, ...steps.map((step) => HANDSHAKE_RULES[step].to)])];
}
