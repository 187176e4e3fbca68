import { CLOSE } from '#shared/protocol/close-codes.ts';
import type { SaveStatus } from './board-session.ts';

/** What is known about the connection and the changes. */
export interface ConnectionFacts {
  readonly connected: boolean;
  /** Whether the document was read from the server at least once. */
  readonly everSynced: boolean;
  readonly synced: boolean;
  readonly unsaved: boolean;
  /** Milliseconds since the first change that is not acknowledged yet. */
  readonly unsavedForMs: number;
  readonly readOnly: boolean;
  /** Close code after which the server wants no new connection. */
  readonly closeCode: number | null;
}

/** Past this the server has the change but its database is slow or away: the user should know. */
export const SLOW_SAVE_MS = 3000;

const CLOSED_REASONS: Readonly<Record<number, Extract<SaveStatus, { state: 'closed' }>['reason']>> = {
  [CLOSE.signedOut]: 'signed-out',
  [CLOSE.accessGone]: 'access-gone',
  [CLOSE.boardGone]: 'board-gone',
  [CLOSE.reload]: 'reload',
  [CLOSE.tooLarge]: 'too-large',
};

/** What the header says, from the facts alone. */
export function saveStatus(facts: ConnectionFacts): SaveStatus {
  if (facts.closeCode !== null) return { state: 'closed', reason: CLOSED_REASONS[facts.closeCode] ?? 'reload' };
  if (!facts.everSynced) return { state: 'connecting' };
  if (!facts.connected) return { state: 'offline', unsaved: facts.unsaved };
  if (facts.readOnly) return { state: 'read-only' };
  if (!facts.unsaved) return facts.synced ? { state: 'saved' } : { state: 'saving' };
  return facts.unsavedForMs > SLOW_SAVE_MS ? { state: 'not-saved-yet' } : { state: 'saving' };
}
