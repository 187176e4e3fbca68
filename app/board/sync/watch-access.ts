import type { WebsocketProvider } from 'y-websocket';
import { CLOSE } from '#shared/protocol/close-codes.ts';
import { type AccessAnswer, askAccess, type BoardAccess } from './ask-access.ts';
import type { EndReason } from './save-status.ts';
import type { SaveTracker } from './save-tracker.ts';

/** At most one question in so many milliseconds: a board whose server is away tries again and again. */
const ASK_EVERY_MS = 3000;
/** A server asks who may write at once; one that has not by then takes this person for a reader. */
const NOT_ASKED_MS = 1500;

export interface AccessWatchOptions {
  readonly boardId: string;
  /** Whether this session can't change the board. */
  readonly readOnly: boolean;
  /** The server's address for HTTP; empty for the page's own. */
  readonly httpOrigin: string;
  readonly saves: SaveTracker;
  readonly onRefused: (reason: EndReason) => void;
  readonly onAccess: (access: BoardAccess) => void;
}

export interface AccessWatch {
  /** Asks now, or soon where it was asked a moment ago. */
  ask(): void;
  close(): void;
}

/** Notices what a socket does not say: that an upgrade was refused, and why, and that the role is another now. */
export function watchAccess(provider: WebsocketProvider, options: AccessWatchOptions): AccessWatch {
  const { boardId, httpOrigin, saves } = options;
  const mayWrite = !options.readOnly;
  let lastAsked = Number.NEGATIVE_INFINITY;
  let roleMayHaveChanged = false;
  let wasOpen = false;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let later: ReturnType<typeof setTimeout> | null = null;
  let closed = false;

  const isMisjudged = () => provider.wsconnected && mayWrite !== saves.progress.get().asked;
  const take = (answer: AccessAnswer) => {
    if (closed) return;
    if (answer.state === 'refused') options.onRefused(answer.reason);
    else if (answer.state === 'allowed') options.onAccess(answer.access);
    else if (isMisjudged()) ask();
  };
  const ask = () => {
    const tooSoonBy = lastAsked + ASK_EVERY_MS - performance.now();
    if (tooSoonBy > 0) {
      later ??= setTimeout(() => {
        later = null;
        ask();
      }, tooSoonBy);
      return;
    }
    lastAsked = performance.now();
    void askAccess(boardId, httpOrigin).then(take);
  };

  const onStatus = ({ status }: { status: string }) => {
    if (status === 'connecting') wasOpen = false;
    if (status !== 'connected') return;
    wasOpen = true;
    if (timer) clearTimeout(timer);
    if (roleMayHaveChanged) ask();
    else if (mayWrite) timer = setTimeout(() => isMisjudged() && ask(), NOT_ASKED_MS);
    roleMayHaveChanged = false;
  };
  const onClose = (event: CloseEvent | null) => {
    if (event?.code === CLOSE.restart) roleMayHaveChanged = true;
    else if (!wasOpen) ask();
  };
  provider.on('status', onStatus);
  provider.on('connection-close', onClose);
  // Who was a reader is asked for changes: a writer now.
  const stopFollowing = saves.progress.subscribe(() => {
    if (!mayWrite && saves.progress.get().asked) ask();
  });

  return {
    ask,
    close() {
      closed = true;
      stopFollowing();
      provider.off('status', onStatus);
      provider.off('connection-close', onClose);
      if (timer) clearTimeout(timer);
      if (later) clearTimeout(later);
    },
  };
}
