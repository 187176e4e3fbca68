import * as Y from 'yjs';
import { noteOpened } from '#app/board/offline/device-index.ts';
import { deviceBoardName } from '#app/board/offline/device-names.ts';
import { type DeviceStore, isFromDevice, openDeviceStore } from '#app/board/offline/device-store.ts';
import { noteOpenBoard } from '#app/board/offline/tab-changes.ts';
import { unsentFile } from '#app/board/offline/unsent-file.ts';
import { countWaiting } from '#app/board/offline/waiting-records.ts';
import { createTogether } from '#app/board/presence/together.ts';
import { can } from '#shared/permissions/can.ts';
import type { Role } from '#shared/permissions/role.ts';
import { CLOSE } from '#shared/protocol/close-codes.ts';
import { MESSAGE } from '#shared/protocol/messages.ts';
import { presenceColour } from '#shared/protocol/presence.ts';
import { decodeServerState, type ServerState } from '#shared/protocol/server-state.ts';
import type { BoardAccess } from './ask-access.ts';
import { createBoardCore } from './board-core.ts';
import type { BoardSession } from './board-session.ts';
import { createProvider } from './create-provider.ts';
import { watchMerges } from './merge-watch.ts';
import { newId } from './new-id.ts';
import { createCell } from './observable.ts';
import { openComments } from './open-comments.ts';
import { createPresenceChannel } from './presence-channel.ts';
import { type EndReason, endReasonOf } from './save-status.ts';
import { trackSaves } from './save-tracker.ts';
import { createStatusClock } from './status-clock.ts';
import { warnBeforeLeaving } from './warn-before-leaving.ts';
import { watchAccess } from './watch-access.ts';
import { watchLine } from './watch-line.ts';

export interface OpenBoardOptions {
  readonly boardId: string;
  readonly title: string;
  readonly role: Role;
  readonly user: { readonly id: string; readonly name: string };
  /** An archived board is read, not changed. */
  readonly archived?: boolean;
  /** Which document of the board this page was made for. */
  readonly generation: number;
  /** Whether this device keeps the board. Not while it holds changes that may not be merged. */
  readonly keepOnDevice: boolean;
  /** Told when role, archiving or person turn out to be other than this session was opened for. */
  readonly onAccess?: (access: BoardAccess) => void;
  /** Address of the server's websocket, `ws(s)://host`; by default the page's own. */
  readonly serverUrl?: string;
  readonly WebSocket?: typeof WebSocket;
}

/** So many times in a row the server may end the connection because of what was sent. */
const MOST_REFUSALS = 3;

/** The board comes first: its comments this much later. */
const COMMENTS_AFTER_MS = 300;

/** After these a change that is made now would never be saved. */
const NEVER_TAKEN: readonly EndReason[] = ['access-gone', 'board-gone', 'refused', 'too-large'];

/** Opens a board live: from this device first, then from the server, and tells truthfully how far the changes are. */
export function openBoardSession(options: OpenBoardOptions): BoardSession {
  const { boardId, user, generation } = options;
  const readOnly = !can(options.role, 'board:write') || options.archived === true;
  const sessionId = newId();
  const doc = new Y.Doc();
  const refusal = () =>
    ended !== null && NEVER_TAKEN.includes(ended) ? 'The server takes no more changes here.' : null;
  const core = createBoardCore({ doc, actorId: user.id, readOnly, refusal });
  const provider = createProvider({ ...options, docId: boardId }, doc);
  const saves = trackSaves(provider, { step: core.undo.step, isForeign: isFromDevice });
  const presence = createPresenceChannel(provider);
  const together = createTogether(presence, user.id);
  const loaded = createCell(false);
  const server = createCell<ServerState>({ degraded: false, fullness: 0 });
  const fullness = createCell(0);
  let store: DeviceStore | null = null;
  let link: 'connecting' | 'open' | 'down' = 'connecting';
  let ended: EndReason | null = null;
  let leftovers = 0;
  let refusals = 0;
  let discarded = false;
  let closed = false;

  const waiting = () => (discarded ? 0 : saves.progress.get().waiting + leftovers);
  const comments = openComments({
    ...options,
    userId: user.id,
    archived: options.archived === true,
    onProgress: () => clock.update(),
    onRefused: core.refuse,
    onEnd: (reason) => end(reason),
  });
  let commentsTimer: ReturnType<typeof setTimeout> | null = null;

  const clock = createStatusClock(() => {
    const unsaid = comments.pending();
    const hasComments = unsaid.waiting > 0;
    return {
      link: hasComments && !unsaid.isConnected && link === 'open' ? 'down' : link,
      merged: provider.synced,
      confirmed: saves.progress.get().confirmed && !hasComments,
      waiting: waiting() + unsaid.waiting,
      degraded: server.get().degraded,
      // Who may only comment has something to save as long as a comment waits.
      readOnly: readOnly && !hasComments,
      kept: hasComments ? 'tab' : (store?.kept.get() ?? 'tab'),
      ended,
    };
  });
  const merges = watchMerges(provider, {
    view: core.view.get,
    isForeign: isFromDevice,
    readOnly,
    now: Date.now,
    onBase: (state) => store?.keepBase(state),
  });
  const end = (reason: EndReason) => {
    ended = reason;
    provider.disconnect();
    comments.disconnect();
    const isGone = reason === 'access-gone' || reason === 'board-gone';
    if (isGone && waiting() === 0) void discard();
    clock.update();
  };
  const discard = async () => {
    const copy = store;
    store = null;
    discarded = true;
    clock.update();
    // A copy that can't be deleted now goes when the person signs out, or when somebody else signs in.
    await copy?.clear().catch(() => undefined);
  };
  const onAccess = (access: BoardAccess) => {
    if (access.userId !== user.id || access.generation !== generation) return end('reload');
    if (ended === 'signed-out') {
      ended = null;
      provider.connect();
      comments.connect();
    }
    options.onAccess?.(access);
  };
  const access = watchAccess(provider, {
    boardId,
    readOnly,
    httpOrigin: (options.serverUrl ?? '').replace(/^ws/, 'http'),
    saves,
    onRefused: end,
    onAccess,
  });

  provider.messageHandlers[MESSAGE.serverState] = (_encoder, decoder) => {
    server.set(decodeServerState(decoder));
    fullness.set(server.get().fullness);
    clock.update();
  };
  provider.on('status', ({ status }: { status: string }) => {
    if (status === 'connected') link = 'open';
    else if (link === 'open') link = 'down';
    if (link === 'down') server.set({ ...server.get(), degraded: false });
    clock.update();
  });
  provider.on('connection-close', (event: CloseEvent | null) => {
    link = 'down';
    // Sending the same again and again changes nothing: the person has to know.
    if (event?.code === CLOSE.hostile && waiting() > 0 && ++refusals === MOST_REFUSALS) return end('refused');
    clock.update();
  });
  provider.on('closed', ({ code }: { code: number }) => end(endReasonOf(code)));
  provider.on('sync', (isSynced: boolean) => {
    if (isSynced && !store?.notes.complete) store?.markComplete();
    if (isSynced) loaded.set(true);
    if (isSynced) commentsTimer ??= setTimeout(comments.connect, COMMENTS_AFTER_MS);
    clock.update();
  });
  saves.progress.subscribe(() => {
    const { confirmed } = saves.progress.get();
    if (confirmed) {
      refusals = 0;
      leftovers = 0;
      store?.allSaved();
    }
    merges.progress(waiting(), confirmed);
    clock.update();
  });

  const openFromDevice = async () => {
    const name = deviceBoardName({ userId: user.id, boardId, generation });
    const storedWaiting = (origin: unknown) =>
      origin === provider ? null : { count: saves.progress.get().waiting, seq: saves.lastUpdate() };
    const opened = await openDeviceStore({ name, doc, sessionId, waiting: storedWaiting });
    if (closed) return opened.close();
    store = opened;
    store.kept.subscribe(clock.update);
    leftovers = countWaiting(store.notes);
    if (leftovers > 0) merges.resumed(store.notes.base, core.view.get());
    merges.progress(waiting(), false);
    if (store.notes.complete) loaded.set(true);
    await noteOpened({ userId: user.id, boardId, generation, title: options.title, openedAt: Date.now() });
  };
  const start = async () => {
    if (options.keepOnDevice) {
      // Blocked or broken storage: the board works without, and the status says where changes are kept.
      await openFromDevice().catch(() => undefined);
    }
    if (closed) return;
    clock.update();
    provider.connect();
  };
  void start();
  const stopWatchingLine = watchLine(provider, () => ended === 'signed-out' && access.ask());
  const inTabAlone = () => (store === null || store.kept.get() === 'tab' ? waiting() : 0) + comments.pending().waiting;
  const stopNoting = noteOpenBoard(() => ({ key: sessionId, title: options.title, count: inTabAlone() }));
  const stopWarning = warnBeforeLeaving(() => inTabAlone() > 0 || (waiting() > 0 && store?.isWriting() === true));

  return {
    ...core,
    boardId,
    readOnly,
    role: options.role,
    me: { id: user.id, name: user.name, color: presenceColour(user.id) },
    presence,
    comments,
    together,
    status: clock.status,
    loaded,
    fullness,
    offline: {
      report: merges.report,
      dismissReport: merges.dismiss,
      waiting: () => ({ count: waiting(), kept: store?.kept.get() ?? 'tab' }),
      unsent: () => unsentFile(options.title, merges.base(), core.view.get()),
      discard,
    },
    close() {
      closed = true;
      if (commentsTimer) clearTimeout(commentsTimer);
      for (const part of [clock, access, together, presence, merges, saves, comments]) part.close();
      stopWatchingLine();
      stopNoting();
      stopWarning();
      provider.destroy();
      store?.close();
      core.close();
    },
  };
}
