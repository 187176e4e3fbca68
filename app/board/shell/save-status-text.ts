import type { SaveStatus } from '#app/board/sync/board-session.ts';
import type { EndReason } from '#app/board/sync/save-status.ts';
import type { Tone } from '#app/components/badge.tsx';

/** A save status as people read it. `detail` says what happened, what is safe and what to do. */
export interface StatusText {
  readonly label: string;
  /** The same where there is little room. */
  readonly short?: string;
  readonly detail: string;
  readonly tone: Tone;
}

const CLOSED: Record<EndReason, StatusText> = {
  'signed-out': {
    label: 'Signed out',
    detail: 'You were signed out. Everything that was saved is safe. Sign in again to go on.',
    tone: 'bad',
  },
  'access-gone': {
    label: 'Access removed',
    detail: 'You can no longer open this board. What you saved stays on it. Ask its owner to let you back in.',
    tone: 'bad',
  },
  'board-gone': {
    label: 'Board removed',
    detail: 'This board is no longer there. Ask its owner where it went.',
    tone: 'bad',
  },
  reload: {
    label: 'Reload needed',
    detail: 'Quarterdeck or this board was replaced by another version. What was saved is safe. Reload this page.',
    tone: 'warn',
  },
  refused: {
    label: 'Not accepted',
    detail: 'The server does not take your last changes, so they were not saved. All before is safe.',
    tone: 'bad',
  },
  'too-large': {
    label: 'Too large',
    detail: 'Your last change was more than the board can take, so it was not saved. All before is safe.',
    tone: 'bad',
  },
};

/** `1 change`, `3 changes`. */
export function changesText(count: number): string {
  return `${count} ${count === 1 ? 'change' : 'changes'}`;
}

const LOOK_ONLY = 'You can look at everything and change nothing.';
const COMMENT_ONLY = 'You can look at everything and comment on it. Your comments are stored on the server.';

/** What the header says of a save status. `mayComment`: to who can't change the board, but comment on it. */
export function saveStatusText(status: SaveStatus, mayComment = false): StatusText {
  switch (status.state) {
    case 'connecting':
      return { label: 'Connecting', detail: 'The board is being brought up to date.', tone: 'neutral' };
    case 'saved':
      return { label: 'Saved', detail: 'Everything you changed is stored on the server.', tone: 'ok' };
    case 'saving':
      return { label: 'Saving', detail: 'Your last change is on its way to the server.', tone: 'neutral' };
    case 'not-saved-yet':
      return { label: 'Not saved yet', detail: notSavedText(status.waiting), tone: 'warn' };
    case 'offline':
      return offlineText(status);
    case 'read-only':
      return { label: 'Read-only', detail: mayComment ? COMMENT_ONLY : LOOK_ONLY, tone: 'neutral' };
    case 'closed':
      return closedText(status);
  }
}

function notSavedText(waiting: number): string {
  const what = waiting > 0 ? `your last ${waiting === 1 ? 'change' : changesText(waiting)}` : 'what you see';
  return `The server has ${what} but can’t store it at the moment. It keeps trying. Keep this page open.`;
}

function offlineText({ waiting, kept, readOnly }: Extract<SaveStatus, { state: 'offline' }>): StatusText {
  if (readOnly) {
    const detail = 'There is no connection to the server. You see the board as it was, and it is read-only for you.';
    return { label: 'Offline', detail, tone: 'warn' };
  }
  const where =
    kept === 'device'
      ? 'kept on this device and sent when the connection is back'
      : 'kept in this tab alone: keep it open until the connection is back';
  if (waiting === 0) {
    const detail = `There is no connection to the server. All is saved so far. What you change now is ${where}.`;
    return { label: 'Offline', detail, tone: 'warn' };
  }
  return {
    label: `Offline, ${changesText(waiting)} waiting`,
    short: `Offline, ${waiting} waiting`,
    detail: `There is no connection to the server. ${waiting === 1 ? 'Your change is' : 'Your changes are'} ${where}.`,
    tone: 'warn',
  };
}

function closedText({ reason, waiting, kept }: Extract<SaveStatus, { state: 'closed' }>): StatusText {
  const text = CLOSED[reason];
  if (waiting === 0) return text;
  const where = kept === 'device' ? 'on this device' : 'in this tab alone';
  const not = waiting === 1 ? 'was not saved and is' : 'were not saved and are';
  return { ...text, detail: `${text.detail} ${changesText(waiting)} ${not} kept ${where}.` };
}
