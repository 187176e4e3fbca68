import * as encoding from 'lib0/encoding';
import { encodeAwarenessUpdate } from 'y-protocols/awareness';
import type { WebsocketProvider } from 'y-websocket';
import { fitPresence } from '#shared/protocol/fit-presence.ts';
import { MESSAGE } from '#shared/protocol/messages.ts';
import { type PresenceState, readPresence } from '#shared/protocol/presence.ts';
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

  const byClient = new Map<number, Peer>();
  const listPeers = (change: { added: number[]; updated: number[]; removed: number[] }) => {
    for (const clientId of [...change.added, ...change.updated]) {
      const state = readPresence(awareness.getStates().get(clientId));
      if (clientId === doc.clientID || !state?.user) byClient.delete(clientId);
      else byClient.set(clientId, { clientId, user: state.user, state, changedAt: performance.now() });
    }
    for (const clientId of change.removed) byClient.delete(clientId);
    peers.set([...byClient.values()].sort((a, b) => a.clientId - b.clientId));
  };
  awareness.on('change', listPeers);

  const send = () => {
    timer = null;
    lastSent = performance.now();
    awareness.setLocalState(fitPresence({ ...awareness.getLocalState(), ...pending }));
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
