import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { WebsocketProvider } from 'y-websocket';
import { MESSAGE } from '#shared/protocol/messages.ts';
import { type Cell, createCell } from './observable.ts';

/** How far the changes of this client are: `unsaved` while the server has not said that all of them are committed. */
export interface SaveTracker {
  readonly unsaved: Cell<boolean>;
  close(): void;
}

/**
 * Asks the server, behind every burst of local changes, to say when everything before is committed (message 102), and
 * believes nothing else: an edit that only left the browser is not saved.
 */
export function trackSaves(provider: WebsocketProvider): SaveTracker {
  const unsaved = createCell(false);
  let latest = 0;
  let asked: ReturnType<typeof setTimeout> | null = null;

  const ask = () => {
    asked = null;
    if (!provider.wsconnected || latest === 0) return;
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, MESSAGE.barrier);
    const body = encoding.createEncoder();
    encoding.writeVarUint(body, latest);
    encoding.writeVarUint8Array(encoder, encoding.toUint8Array(body));
    provider.ws?.send(encoding.toUint8Array(encoder));
  };

  const onUpdate = (_update: Uint8Array, origin: unknown) => {
    if (origin === provider) return;
    latest++;
    unsaved.set(true);
    asked ??= setTimeout(ask, 20);
  };
  provider.doc.on('update', onUpdate);

  provider.messageHandlers[MESSAGE.barrier] = (_encoder, decoder) => {
    const body = decoding.createDecoder(decoding.readVarUint8Array(decoder));
    if (decoding.readVarUint(body) === latest) unsaved.set(false);
  };

  // The server asks for what it misses (step 1) after each connect; our answer is sent as soon as the handler returns.
  const handleSync = provider.messageHandlers[MESSAGE.sync];
  provider.messageHandlers[MESSAGE.sync] = (encoder, decoder, ...rest) => {
    handleSync?.(encoder, decoder, ...rest);
    if (encoding.length(encoder) > 1) queueMicrotask(ask);
  };

  return {
    unsaved,
    close() {
      provider.doc.off('update', onUpdate);
      if (asked) clearTimeout(asked);
    },
  };
}
