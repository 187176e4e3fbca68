import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import { Refusal } from '../refusal.ts';
import { REQUEST_ID_HEADER, requestIdOf } from './request-id.ts';

/** A connect-style handler that comes before the app: Vite, in development. */
export type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
export type HandleUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** Whatever answers requests. */
type App = { readonly fetch: Parameters<typeof getRequestListener>[0] };

export interface HttpServer {
  readonly server: Server;
  /** Says who answers requests, and sockets under /sync/. */
  serve(app: App, onSync: HandleUpgrade, middleware?: Middleware): void;
  listen(port: number, host: string): Promise<AddressInfo>;
  /** Takes no more connections and resolves when all have ended; cuts those that take longer than 6 s. */
  close(): Promise<void>;
}

/** Longer than rooms take to close their sockets, which they spread against a storm of reconnects. */
const DRAIN_MS = 6_000;

export function createHttpServer(): HttpServer {
  const server = createServer();
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return {
    server,

    serve(app, onSync, middleware) {
      const listener = getRequestListener(app.fetch);
      server.on('request', (request, response) => {
        if (middleware) middleware(request, response, () => void listener(request, response));
        else void listener(request, response);
      });
      server.on('upgrade', (request, socket, head) => {
        // Whoever takes the socket finds the id of this request here.
        request.headers[REQUEST_ID_HEADER] = requestIdOf(request.headers[REQUEST_ID_HEADER]);
        if (request.url?.startsWith('/sync/')) return onSync(request, socket, head);
        // Vite's own socket for hot reload shares this port and answers for itself.
        if (middleware && request.headers['sec-websocket-protocol']?.startsWith('vite-')) return;
        socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      });
    },

    listen: (port, host) =>
      new Promise((resolve, reject) => {
        server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, port, host)));
        server.listen(port, host, () => resolve(server.address() as AddressInfo));
      }),

    close: () =>
      new Promise((resolve) => {
        const cut = setTimeout(() => {
          for (const socket of sockets) socket.destroy();
        }, DRAIN_MS);
        server.close(() => {
          clearTimeout(cut);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}

function explain(error: NodeJS.ErrnoException, port: number, host: string): Error {
  if (error.code === 'EADDRINUSE')
    return new Refusal(`Port ${port} of ${host} is taken: stop what uses it, or set PORT.`);
  if (error.code === 'EACCES') return new Refusal(`Port ${port} of ${host} is not allowed to this user: set PORT.`);
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return new Refusal(`${host} is no address of this machine: set HOST.`);
  }
  return error;
}
