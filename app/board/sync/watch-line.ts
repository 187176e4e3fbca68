import * as encoding from 'lib0/encoding';
import type { WebsocketProvider } from 'y-websocket';
import { MESSAGE } from '#shared/protocol/messages.ts';

/** An attempt to connect that takes longer has met a network that swallows packets. */
const CONNECT_MS = 10_000;
/** A server that is there answers within this, whatever its database does. */
const ANSWER_MS = 5_000;

/**
 * Notices sooner than the socket whether there is a line: connects at once when the network comes back or the page is
 * looked at again, asks for a sign of life after sleep, and gives up attempts that hang. Answers how to stop.
 */
export function watchLine(provider: WebsocketProvider, onLookedAt: () => void): () => void {
  let attempt: ReturnType<typeof setTimeout> | null = null;
  let waiting: ReturnType<typeof setTimeout> | null = null;
  const drop = () => provider.ws?.close();

  const onStatus = ({ status }: { status: string }) => {
    if (attempt) clearTimeout(attempt);
    if (waiting) clearTimeout(waiting);
    waiting = null;
    attempt = status === 'connecting' ? setTimeout(drop, CONNECT_MS) : null;
  };
  provider.on('status', onStatus);

  const ask = () => {
    if (!provider.wsconnected || waiting) return;
    const heardBefore = provider.wsLastMessageReceived;
    const frame = encoding.createEncoder();
    encoding.writeVarUint(frame, MESSAGE.queryAwareness);
    provider.ws?.send(encoding.toUint8Array(frame));
    waiting = setTimeout(() => {
      waiting = null;
      if (provider.wsLastMessageReceived !== heardBefore) return;
      provider.disconnect();
      provider.connect();
    }, ANSWER_MS);
  };
  const wake = () => {
    if (provider.wsconnected) ask();
    else if (provider.shouldConnect) provider.connect();
  };
  const onVisible = () => {
    if (document.visibilityState !== 'visible') return;
    wake();
    onLookedAt();
  };

  const inBrowser = typeof window !== 'undefined';
  if (inBrowser) {
    window.addEventListener('online', wake);
    // Being offline is not believed: a server on this very machine is reached without any network.
    window.addEventListener('offline', ask);
    document.addEventListener('visibilitychange', onVisible);
  }
  return () => {
    provider.off('status', onStatus);
    if (attempt) clearTimeout(attempt);
    if (waiting) clearTimeout(waiting);
    if (!inBrowser) return;
    window.removeEventListener('online', wake);
    window.removeEventListener('offline', ask);
    document.removeEventListener('visibilitychange', onVisible);
  };
}
