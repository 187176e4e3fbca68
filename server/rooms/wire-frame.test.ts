import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { WireFrame, writeFrame } from './wire-frame.ts';

const SIZES = [0, 1, 125, 126, 4_096, 4_097, 65_535, 65_536, 300_000];

test.each(['as bytes', 'made once'])(
  'messages of every length class arrive whole, %s, between pings and closing',
  async (kind) => {
    const http = createServer();
    const wss = new WebSocketServer({ noServer: true, perMessageDeflate: false });
    http.on('upgrade', (req, socket, head) =>
      wss.handleUpgrade(req, socket, head, (ws) => {
        for (const size of SIZES) {
          const message = new Uint8Array(size).fill(size % 251);
          writeFrame(socket, kind === 'as bytes' ? message : new WireFrame(message));
          ws.ping();
        }
        ws.close(4400);
      }),
    );
    http.listen(0, '127.0.0.1');
    await once(http, 'listening');
    const client = new WebSocket(`ws://127.0.0.1:${(http.address() as AddressInfo).port}`);
    const got: Buffer[] = [];
    client.on('message', (data) => got.push(data as Buffer));
    const [code] = await once(client, 'close');
    http.close();
    expect(code).toBe(4400);
    expect(got.map((message) => message.byteLength)).toEqual(SIZES);
    expect(got.every((message, i) => message.every((byte) => byte === (SIZES[i] ?? 0) % 251))).toBe(true);
  },
);
