import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { ProcessProbe } from '../process-probe.ts';
import { serve } from '../remote.ts';
import type { ServerOperations } from './server-operations.ts';

export interface Peer {
  documents(): number;
  listen(port: number): Promise<number>;
  stop(): Promise<void>;
}

/** Runs a server without a database as a program of the benchmark. */
export function servePeer(peer: Peer): void {
  const probe = new ProcessProbe();
  serve<ServerOperations>({
    listen: (port) => peer.listen(port),
    store: () => Promise.resolve(),
    storeLog: () => Promise.reject(new Error('This server has no log')),
    storeState: () => Promise.reject(new Error('This server has no store')),
    walBytes: () => Promise.resolve(null),
    reset: () => probe.reset(),
    sample: () => ({ ...probe.sample(), documents: peer.documents(), stats: null, databaseUses: null }),
    stop: () => peer.stop(),
  });
}

/** A peer that is a function of a websocket and its request. */
export function websocketPeer(onSocket: (ws: WebSocket, req: IncomingMessage) => void, documents: () => number): Peer {
  const http: Server = createServer();
  const wss = new WebSocketServer({ server: http });
  wss.on('connection', onSocket);
  return {
    documents,
    listen: async (port) => {
      await new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve));
      return (http.address() as AddressInfo).port;
    },
    stop: async () => {
      for (const ws of wss.clients) ws.close(1012);
      wss.close();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}
