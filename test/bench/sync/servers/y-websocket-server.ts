// @y/websocket-server as its README runs it: nothing persisted.
import { docs, setupWSConnection } from '@y/websocket-server/utils';
import { servePeer, websocketPeer } from './serve-peer.ts';

servePeer(
  websocketPeer(
    (ws, req) => setupWSConnection(ws, req),
    () => docs.size,
  ),
);
