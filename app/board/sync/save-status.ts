import type { Kept } from '#app/board/offline/device-store.ts';
import { CLOSE } from '#shared/protocol/close-codes.ts';
import type { SaveStatus } from './board-session.ts';

/** Why the server wants no new connection. */
export type EndReason = 'signed-out' | 'access-gone' | 'board-gone' | 'reload' | 'too-large' | 'refused';

/** What is known about the connection and the changes. */
export interface ConnectionFacts {
  /** `connecting` until the first attempt was answered; `down` while there is no line. */
  readonly link: 'connecting' | 'open' | 'down';
  /** Whether, on this connection, the server's changes were read. */
  readonly merged: boolean;
  /** Whether, on this connection, the server called stored all that is here. */
  readonly confirmed: boolean;
  /** Changes of this person, made on this device, that the server has not called stored. */
  readonly waiting: number;
  /** Milliseconds for which this connection has owed that answer. */
  readonly unconfirmedForMs: number;
  /** The server said that its commits are late or fail: what anybody sees may not be stored. */
  readonly degraded: boolean;
  readonly readOnly: boolean;
  readonly kept: Kept;
  readonly ended: EndReason | null;
}

/** Past this the server has the change but its database is slow or away: the user should know. */
export const SLOW_SAVE_MS = 3000;

const END_REASONS: Readonly<Record<number, EndReason>> = {
  [CLOSE.signedOut]: 'signed-out',
  [CLOSE.accessGone]: 'access-gone',
  [CLOSE.boardGone]: 'board-gone',
  [CLOSE.reload]: 'reload',
  [CLOSE.tooLarge]: 'too-large',
};

/** What a final close code means; one that we don't know is of a newer server. */
export function endReasonOf(closeCode: number): EndReason {
  return END_REASONS[closeCode] ?? 'reload';
}

/** What the header says, from the facts alone. Where two things are true, what needs the person comes first. */
export function saveStatus(facts: ConnectionFacts): SaveStatus {
  const { waiting, kept, readOnly } = facts;
  if (facts.ended !== null) return { state: 'closed', reason: facts.ended, waiting, kept };
  if (facts.link === 'connecting') return { state: 'connecting' };
  if (facts.link === 'down') return { state: 'offline', waiting, kept, readOnly };
  if (facts.degraded) return { state: 'not-saved-yet', waiting };
  if (readOnly) return facts.merged ? { state: 'read-only' } : { state: 'connecting' };
  if (facts.confirmed && facts.merged) return { state: 'saved' };
  if (facts.unconfirmedForMs > SLOW_SAVE_MS) return { state: 'not-saved-yet', waiting };
  return waiting > 0 || facts.merged ? { state: 'saving' } : { state: 'connecting' };
}
