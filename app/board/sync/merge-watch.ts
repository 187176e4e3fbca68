import * as decoding from 'lib0/decoding';
import type { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { boardOfUpdates } from '#app/board/offline/board-state.ts';
import { isWorthTelling, type MergeMoments, type MergeReport, mergeReport } from '#app/board/offline/merge-report.ts';
import type { BoardView } from '#shared/board/board-view.ts';
import { MESSAGE, SYNC } from '#shared/protocol/messages.ts';
import type { PresenceState } from '#shared/protocol/presence.ts';
import type { Observable } from './board-session.ts';
import { createCell } from './observable.ts';

/** A time without a line, from its beginning until what was changed meanwhile is saved. */
interface Apart {
  /** Milliseconds since 1970. */
  readonly since: number;
  /** The board as the server had it; null when that is not known. */
  readonly base: BoardView | null;
  /** The same as an update, once something was changed here. */
  state: Uint8Array | null;
  /** What came from the server since the line is back, until it says that this was all; and the board before that. */
  readonly arrived: Uint8Array[];
  local: BoardView | null;
  /** What came together; told when it is saved. */
  report: MergeReport | null;
}

export interface MergeWatch {
  readonly report: Observable<MergeReport | null>;
  /** The board as the server last confirmed it, while it lacks something; null when that is not known. */
  base(): BoardView | null;
  /** The device brought changes of an earlier visit, which began at this state (null: not known). */
  resumed(state: Uint8Array | null, loaded: BoardView): void;
  /** How many changes wait and whether all is confirmed; to be called whenever that changes. */
  progress(waiting: number, confirmed: boolean): void;
  dismiss(): void;
  close(): void;
}

export interface MergeWatchOptions {
  readonly view: () => BoardView;
  readonly isForeign: (origin: unknown) => boolean;
  readonly readOnly: boolean;
  readonly now: () => number;
  /** Told the state before the first change that is made without a line. */
  readonly onBase: (state: Uint8Array) => void;
}

/** Finds out, when the line is back, what others did meanwhile and where it met changes made here. */
export function watchMerges(provider: WebsocketProvider, options: MergeWatchOptions): MergeWatch {
  const { doc } = provider;
  const { view, isForeign, readOnly, now } = options;
  const report = createCell<MergeReport | null>(null);
  let apart: Apart | null = null;
  let lastConfirmed: BoardView | null = null;
  let waiting = 0;
  let confirmed = false;
  let everSynced = false;

  /** Who wrote with which client id, as far as they were here together with this tab. */
  const names = new Map<number, string>();
  const noteNames = () => {
    for (const [clientId, state] of provider.awareness.getStates()) {
      const { user } = state as PresenceState;
      if (user) names.set(clientId, user.name);
    }
  };
  provider.awareness.on('change', noteNames);

  const beforeTransaction = ({ origin }: Y.Transaction) => {
    if (origin === provider || isForeign(origin)) return;
    if (confirmed) lastConfirmed = view();
    if (!apart || apart.state) return;
    apart.state = Y.encodeStateAsUpdate(doc);
    options.onBase(apart.state);
  };
  doc.on('beforeTransaction', beforeTransaction);

  const onStatus = ({ status }: { status: string }) => {
    if (status !== 'disconnected' || apart || !everSynced) return;
    // What was on its way when the line broke is not among what the server is known to have.
    apart = { ...nothingCame(), since: now(), base: waiting > 0 ? lastConfirmed : view(), state: null };
  };
  provider.on('status', onStatus);

  const tell = () => {
    if (!apart?.report || (!readOnly && !confirmed)) return;
    if (isWorthTelling(apart.report, now() - apart.since)) report.set(apart.report);
    apart = null;
  };

  const handleSync = provider.messageHandlers[MESSAGE.sync];
  provider.messageHandlers[MESSAGE.sync] = (encoder, decoder, ...rest) => {
    const sent = apart && !apart.report ? peekDocument(decoder) : null;
    if (apart && sent) {
      apart.local ??= view();
      apart.arrived.push(sent.update);
    }
    const changedHere = waiting;
    handleSync?.(encoder, decoder, ...rest);
    everSynced ||= provider.synced;
    if (!apart?.local || !sent?.isLast) return;
    const server = apart.state && boardOfUpdates(apart.state, ...apart.arrived);
    const nameOf: MergeMoments['nameOf'] = (...field) => names.get(server?.writerOf(...field) ?? -1) ?? null;
    const moments = { base: apart.base, local: apart.local, server: server?.view ?? null, merged: view(), nameOf };
    apart.report = mergeReport(moments, changedHere);
    tell();
  };

  return {
    report,
    base: () => apart?.base ?? lastConfirmed,
    resumed(state, loaded) {
      apart = { ...nothingCame(), since: 0, base: state ? boardOfUpdates(state).view : null, state };
      lastConfirmed = apart.base ?? loaded;
    },
    progress(nowWaiting, isConfirmed) {
      waiting = nowWaiting;
      confirmed = isConfirmed;
      tell();
    },
    dismiss: () => report.set(null),
    close() {
      doc.off('beforeTransaction', beforeTransaction);
      provider.off('status', onStatus);
      provider.awareness.off('change', noteNames);
    },
  };
}

/** Without a line nothing arrives. */
const nothingCame = () => ({ arrived: [], local: null, report: null });

/** The update that is about to be read, without reading it away; the last of an answer is its step 2. Null for a question. */
function peekDocument(decoder: decoding.Decoder): { readonly update: Uint8Array; readonly isLast: boolean } | null {
  const copy = decoding.clone(decoder);
  const kind = decoding.readVarUint(copy);
  if (kind === SYNC.step1) return null;
  return { update: decoding.readVarUint8Array(copy), isLast: kind === SYNC.step2 };
}
