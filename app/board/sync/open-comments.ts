import * as Y from 'yjs';
import { can } from '#shared/permissions/can.ts';
import type { Role } from '#shared/permissions/role.ts';
import { CLOSE } from '#shared/protocol/close-codes.ts';
import { sessionDocumentId } from '#shared/protocol/document-id.ts';
import { MESSAGE } from '#shared/protocol/messages.ts';
import { decodeServerState } from '#shared/protocol/server-state.ts';
import { CommentError } from '#shared/session/commands/comment-commands.ts';
import { createCommentsProjection } from '#shared/session/comments-projection.ts';
import { openSessionDoc } from '#shared/session/session-doc.ts';
import type { CommentsSession } from './comments-session.ts';
import { createProvider, type ProviderOptions } from './create-provider.ts';
import { newId } from './new-id.ts';
import { createCell } from './observable.ts';
import { type EndReason, endReasonOf } from './save-status.ts';
import { trackSaves } from './save-tracker.ts';
import { watchLine } from './watch-line.ts';

export interface OpenCommentsOptions extends Omit<ProviderOptions, 'docId' | 'generation'> {
  readonly boardId: string;
  readonly userId: string;
  readonly role: Role;
  readonly archived: boolean;
  /** Told whenever what `pending` says may have changed. */
  readonly onProgress: () => void;
  /** Told why a command was refused. */
  readonly onRefused: (message: string) => void;
  /** Told when the server wants no more connections of this document. */
  readonly onEnd: (reason: EndReason) => void;
}

export interface LiveComments extends CommentsSession {
  /** How many comments the server has not called stored, and whether there is a line to it. */
  pending(): { readonly waiting: number; readonly isConnected: boolean };
  connect(): void;
  disconnect(): void;
  close(): void;
}

/** So many times in a row the server may end the connection because of what was sent. */
const MOST_REFUSALS = 3;

/** Opens the comments of a board: not connected yet, for the board comes first. Nothing is kept on the device. */
export function openComments(options: OpenCommentsOptions): LiveComments {
  const { boardId, userId, role } = options;
  const doc = new Y.Doc();
  const session = openSessionDoc(doc);
  const projection = createCommentsProjection(session);
  const provider = createProvider({ ...options, docId: sessionDocumentId(boardId) }, doc);
  // Who is here is said on the board's own connection.
  provider.awareness.setLocalState(null);
  // How full the document is and how its commits go: the board's own connection says as much.
  provider.messageHandlers[MESSAGE.serverState] = (_encoder, decoder) => void decodeServerState(decoder);
  let commands = 0;
  const saves = trackSaves(provider, { step: () => commands, isForeign: () => false });
  const loaded = createCell(false);
  const mayWrite = can(role, 'session:write') && !options.archived;
  let refusals = 0;

  const pending = () => ({ waiting: saves.progress.get().waiting, isConnected: provider.wsconnected });
  provider.on('sync', (isSynced: boolean) => isSynced && loaded.set(true));
  provider.on('status', options.onProgress);
  provider.on('closed', ({ code }: { code: number }) => options.onEnd(endReasonOf(code)));
  provider.on('connection-close', (event: CloseEvent | null) => {
    if (event?.code === CLOSE.hostile && pending().waiting > 0 && ++refusals === MOST_REFUSALS) {
      provider.disconnect();
      options.onEnd('refused');
    }
  });
  saves.progress.subscribe(() => {
    if (saves.progress.get().confirmed) refusals = 0;
    options.onProgress();
  });
  const stopWatchingLine = watchLine(provider, () => undefined);

  return {
    view: { get: projection.view, subscribe: projection.subscribe },
    openCounts: { get: () => projection.view().openCounts, subscribe: projection.subscribe },
    loaded,
    mayWrite,
    mayRemoveAny: can(role, 'session:moderate'),
    run(command) {
      if (!mayWrite) {
        options.onRefused('You can read the comments, not write any.');
        return undefined;
      }
      commands++;
      try {
        return command(session, projection.view(), { actor: userId, now: new Date().toISOString(), newId });
      } catch (error) {
        if (!(error instanceof CommentError)) throw error;
        options.onRefused(error.message);
        return undefined;
      }
    },
    pending,
    connect: () => provider.connect(),
    disconnect: () => provider.disconnect(),
    close() {
      stopWatchingLine();
      saves.close();
      provider.destroy();
      projection.close();
      doc.destroy();
    },
  };
}
