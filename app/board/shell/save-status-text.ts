import type { SaveStatus } from '#app/board/sync/board-session.ts';
import type { Tone } from '#app/components/badge.tsx';

/** A save status as people read it. `detail` says what is safe and what to do. */
export interface StatusText {
  readonly label: string;
  readonly detail: string;
  readonly tone: Tone;
}

const CLOSED: Record<Extract<SaveStatus, { state: 'closed' }>['reason'], StatusText> = {
  'signed-out': { label: 'Signed out', detail: 'Sign in again to go on. What is saved is safe.', tone: 'bad' },
  'access-gone': { label: 'Access removed', detail: 'You can no longer open this board. Ask its owner.', tone: 'bad' },
  'board-gone': { label: 'Board removed', detail: 'This board is no longer there.', tone: 'bad' },
  reload: { label: 'Reload needed', detail: 'Quarterdeck was updated. Reload this page to go on.', tone: 'warn' },
  'too-large': {
    label: 'Too large',
    detail: 'The last change was too large and was not saved. Reload to go on.',
    tone: 'bad',
  },
};

/** What the header says of a save status. */
export function saveStatusText(status: SaveStatus): StatusText {
  switch (status.state) {
    case 'connecting':
      return { label: 'Connecting', detail: 'The board is being opened.', tone: 'neutral' };
    case 'saved':
      return { label: 'Saved', detail: 'Everything you changed is stored.', tone: 'ok' };
    case 'saving':
      return { label: 'Saving', detail: 'Your last change is on its way.', tone: 'neutral' };
    case 'not-saved-yet':
      return {
        label: 'Not saved yet',
        detail:
          'The server has your changes and cannot store them at the moment. It keeps trying; keep this page open.',
        tone: 'warn',
      };
    case 'offline':
      return {
        label: 'Offline',
        detail: status.unsaved
          ? 'Your changes are kept on this page and sent when the connection is back. Keep it open.'
          : 'Everything is saved so far. What you change now is sent when the connection is back.',
        tone: 'warn',
      };
    case 'read-only':
      return { label: 'Read-only', detail: 'You can look at everything and change nothing.', tone: 'neutral' };
    case 'closed':
      return CLOSED[status.reason];
  }
}
