import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { WebsocketProvider } from 'y-websocket';
import { encodeBarrier } from '#shared/protocol/barrier.ts';
import { LIMITS } from '#shared/protocol/limits.ts';
import { MESSAGE, SYNC } from '#shared/protocol/messages.ts';
import type { Observable } from './board-session.ts';
import { createCell, samePlain } from './observable.ts';

/** How far the changes of this client are. */
export interface SaveProgress {
  /** Changes, as people count them, that the server has not called stored. */
  readonly waiting: number;
  /** Whether the server, on this very connection, called stored all that is here. */
  readonly confirmed: boolean;
  /** Whether the server, on this connection, asked for what it lacks: it asks who may write, and nobody else. */
  readonly asked: boolean;
}

export interface SaveTracker {
  readonly progress: Observable<SaveProgress>;
  /** Number of the last update that was made here; it only grows. */
  lastUpdate(): number;
  close(): void;
}

export interface SaveTrackerOptions {
  /** A number that grows with each step of undo: what is one step is one change. */
  readonly step: () => number;
  /** Whether a transaction of this origin brought changes of others, or of earlier. */
  readonly isForeign: (origin: unknown) => boolean;
}

const ASK_AFTER_MS = 20;

/**
 * Sends changes, and asks behind every burst of them to be told when everything before is committed (message 102). It
 * believes nothing else: an edit that only left the browser is not saved.
 */
export function trackSaves(provider: WebsocketProvider, { step, isForeign }: SaveTrackerOptions): SaveTracker {
  const { doc } = provider;
  const progress = createCell<SaveProgress>({ waiting: 0, confirmed: false, asked: false }, samePlain);
  const change = (part: Partial<SaveProgress>) => progress.set({ ...progress.get(), ...part });
  let lastUpdate = 0;
  let lastOwn = 0;
  let changes = 0;
  let savedChanges = 0;
  let countedStep = -1;
  let timer: ReturnType<typeof setTimeout> | null = null;

  const ask = () => {
    timer = null;
    if (!progress.get().asked) return;
    const token = encoding.createEncoder();
    encoding.writeVarUint(token, lastUpdate);
    encoding.writeVarUint(token, changes);
    provider.ws?.send(encodeBarrier(encoding.toUint8Array(token)));
  };

  const countChange = () => {
    lastOwn = lastUpdate;
    const current = step();
    if (current !== countedStep || changes === savedChanges) changes++;
    countedStep = current;
  };

  const onUpdate = (update: Uint8Array, origin: unknown) => {
    if (origin === provider) return;
    lastUpdate++;
    if (!isForeign(origin)) countChange();
    change({ waiting: changes - savedChanges, confirmed: false });
    // Before the server has asked it lacks what this builds on; the answer to its question will contain it.
    if (!progress.get().asked) return;
    const frame = encoding.createEncoder();
    encoding.writeVarUint(frame, MESSAGE.sync);
    // Thousands of pasted rows, or the undo of thousands deleted, are more than an update may be; a step 2 may carry a
    // whole document.
    encoding.writeVarUint(frame, update.byteLength > LIMITS.update ? SYNC.step2 : SYNC.update);
    encoding.writeVarUint8Array(frame, update);
    provider.ws?.send(encoding.toUint8Array(frame));
    timer ??= setTimeout(ask, ASK_AFTER_MS);
  };
  doc.off('update', provider._updateHandler);
  doc.on('update', onUpdate);

  provider.messageHandlers[MESSAGE.barrier] = (_encoder, decoder) => {
    const token = decoding.createDecoder(decoding.readVarUint8Array(decoder));
    const upTo = decoding.readVarUint(token);
    savedChanges = decoding.readVarUint(token);
    // What joined a step that is saved now (typing goes on) is not saved itself: it counts anew.
    if (lastOwn > upTo && changes === savedChanges) changes++;
    change({ waiting: changes - savedChanges, confirmed: upTo === lastUpdate });
  };

  // The server asks after each connect; our answer is sent as soon as the handler returns.
  const handleSync = provider.messageHandlers[MESSAGE.sync];
  provider.messageHandlers[MESSAGE.sync] = (encoder, decoder, ...rest) => {
    handleSync?.(encoder, decoder, ...rest);
    if (encoding.length(encoder) <= 1) return;
    change({ asked: true });
    queueMicrotask(ask);
  };

  const onStatus = () => change({ asked: false, confirmed: false });
  provider.on('status', onStatus);

  return {
    progress,
    lastUpdate: () => lastUpdate,
    close() {
      doc.off('update', onUpdate);
      provider.off('status', onStatus);
      if (timer) clearTimeout(timer);
    },
  };
}
