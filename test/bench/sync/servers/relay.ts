// The least a server can do: each frame goes, as it came, to everybody else at the same address.
import type { WebSocket } from 'ws';
import { servePeer, websocketPeer } from './serve-peer.ts';

const rooms = new Map<string, Set<WebSocket>>();

servePeer(
  websocketPeer(
    (ws, req) => {
      const name = req.url ?? '';
      const room = rooms.get(name) ?? new Set();
      rooms.set(name, room.add(ws));
      ws.on('message', (data, binary) => {
        for (const other of room) if (other !== ws) other.send(data, { binary });
      });
      ws.on('close', () => {
        room.delete(ws);
        if (room.size === 0) rooms.delete(name);
      });
    },
    () => rooms.size,
  ),
);
