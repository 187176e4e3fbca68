import * as encoding from 'lib0/encoding';
import { encodeAwarenessUpdate } from 'y-protocols/awareness';
import type { WebsocketProvider } from 'y-websocket';
import { MESSAGE } from '#shared/protocol/messages.ts';
import type { PresenceState } from '#shared/protocol/presence.ts';
import type { BoardSession, Peer } from './board-session.ts';
import { createCell } from './observable.ts';

const SEND_EVERY_MS = 50;

/** Presence over the provider's awareness: sends our own state, throttled, and lists the others. */
export function createPresenceChannel(provider: WebsocketProvider): BoardSession['presence'] & { close(): void } {
  const { awareness, doc } = provider;
  const peers = createCell<readonly Peer[]>([]);
  let pending: Partial<PresenceState> = {};
  let timer: ReturnType<typeof setTimeout> | null = null;
  let lastSent = 0;

  // The stock handler sends every change back that came from the server: N frames in for each cursor that moves. Ours
  // sends what this client changed, and nothing else.
  awareness.off('update', provider._awarenessUpdateHandler);
  const sendOwn = (change: { added: number[]; updated: number[]; removed: number[] }, origin: unknown) => {
    if (origin === provider || !provider.wsconnected) return;
    if (![...change.added, ...change.updated, ...change.removed].includes(doc.clientID)) return;
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, MESSAGE.awareness);
    encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(awareness, [doc.clientID]));
    provider.ws?.send(encoding.toUint8Array(encoder));
  };
  awareness.on('update', sendOwn);

  const listPeers = () => {
    const list: Peer[] = [];
    for (const [clientId, state] of awareness.getStates()) {
      const { user } = state as PresenceState;
      if (clientId !== doc.clientID && user) list.push({ clientId, user, state: state as PresenceState });
    }
    peers.set(list.sort((a, b) => a.clientId - b.clientId));
  };
  awareness.on('change', listPeers);

  const send = () => {
    timer = null;
    lastSent = performance.now();
    awareness.setLocalState({ ...awareness.getLocalState(), ...pending });
    pending = {};
  };

  return {
    peers,
    set(state) {
      pending = { ...pending, ...state };
      timer ??= setTimeout(send, Math.max(0, SEND_EVERY_MS - (performance.now() - lastSent)));
    },
    close() {
      if (timer) clearTimeout(timer);
      awareness.off('update', sendOwn);
      awareness.off('change', listPeers);
    },
  };
}
