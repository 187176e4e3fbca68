import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import type { WebSocketServer } from 'ws';
import { can } from '#shared/permissions/can.ts';
import { type DocumentName, parseDocumentId, WRITE_ACTION } from '#shared/protocol/document-id.ts';
import type { Member, OpenedSocket } from './connection.ts';
import { UnknownDocumentError } from './load-room.ts';
import type { Room } from './room.ts';
import { count, type RoomStats } from './stats.ts';
import type { TokenBucket } from './token-bucket.ts';

export type Authorisation =
  | ({ readonly ok: true } & Pick<Member, 'user' | 'sessionId' | 'role' | 'boardArchived'>)
  | { readonly ok: false; readonly status: 401 | 403 | 404 };

/** Who asks, and in which role they may open this document. */
export type Authorise = (req: IncomingMessage, docId: string) => Promise<Authorisation>;

export interface UpgradeDeps {
  readonly wss: WebSocketServer;
  readonly log: Logger;
  readonly stats: RoomStats;
  readonly authorise: Authorise;
  readonly isAllowedOrigin: (req: IncomingMessage) => boolean;
  /** Whether another socket may come in now. */
  readonly admits: () => boolean;
  /** Spreads a storm: clients that come back all at once have no jitter of their own. */
  readonly bucket: TokenBucket;
  readonly acquire: (docId: string) => Promise<Room>;
  readonly release: (room: Room) => void;
  readonly opened: (opened: Omit<OpenedSocket, 'id'>) => void;
}

/** An upgrade that is under way. `outdated`: rights changed since it asked, so that it asks again. */
type PendingUpgrade = { outdated: boolean };

const PREFIX = '/sync/';

/** The address's document and parameters, or `null` when it is none of ours. */
export function parseSyncUrl(url: string): { name: DocumentName; params: URLSearchParams } | null {
  const [path = '', query = ''] = url.split('?', 2);
  if (!path.startsWith(PREFIX)) return null;
  try {
    const name = parseDocumentId(decodeURIComponent(path.slice(PREFIX.length)));
    return name && { name, params: new URLSearchParams(query) };
  } catch {
    return null;
  }
}

/** The id that the HTTP server gave the request. */
function requestIdOf({ headers }: IncomingMessage): string | undefined {
  const id = headers['x-request-id'];
  return typeof id === 'string' ? id : undefined;
}

/** A browser names the page's origin, and cookies ride along from any page: only our own may open a socket. */
export function isSameOrigin(req: IncomingMessage): boolean {
  const { origin, host } = req.headers;
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

/**
 * Takes websocket upgrades. Everything is decided before the handshake: who, in which role, and that the document is
 * loaded. A refusal is an HTTP status, since some stock clients reconnect in a loop to sockets that open and close.
 */
export class UpgradeHandler {
  readonly #deps: UpgradeDeps;
  readonly #pending = new Set<PendingUpgrade>();

  constructor(deps: UpgradeDeps) {
    this.#deps = deps;
  }

  handle(req: IncomingMessage, socket: Duplex, head: Buffer): void {
    const onError = (error: Error) =>
      this.#deps.log.debug({ err: error, requestId: requestIdOf(req) }, 'A socket broke while it was being opened');
    socket.on('error', onError);
    this.#upgrade(req, socket, head, onError).catch((error) => {
      const docId = parseSyncUrl(req.url ?? '')?.name.id;
      this.#deps.log.error({ err: error, docId, requestId: requestIdOf(req) }, 'A socket could not be opened');
      this.#refuse(socket, 503);
    });
  }

  /** Somebody's rights changed: sockets that are just being opened may be theirs. */
  askAgain(): void {
    for (const upgrade of this.#pending) upgrade.outdated = true;
  }

  async #upgrade(req: IncomingMessage, socket: Duplex, head: Buffer, onError: (error: Error) => void): Promise<void> {
    const { admits, bucket, authorise, isAllowedOrigin, acquire, release, opened, wss } = this.#deps;
    const address = parseSyncUrl(req.url ?? '');
    if (!address) return this.#refuse(socket, 404);
    if (!isAllowedOrigin(req)) return this.#refuse(socket, 403);
    if (!admits() || !bucket.take(performance.now())) return this.#refuse(socket, 503);
    const { name, params } = address;
    const upgrade: PendingUpgrade = { outdated: false };
    this.#pending.add(upgrade);
    let room: Room | undefined;
    try {
      let allowed = await authorise(req, name.id);
      if (!allowed.ok) return this.#refuse(socket, allowed.status);
      room = await acquire(name.id);
      while (upgrade.outdated) {
        upgrade.outdated = false;
        allowed = await authorise(req, name.id);
        if (!allowed.ok) return this.#refuse(socket, allowed.status);
      }
      if (!admits() || room.closed) return this.#refuse(socket, 503);
      if (socket.destroyed) return;
      const { user, sessionId, role, boardArchived } = allowed;
      const mayWrite = can(role, WRITE_ACTION[name.kind]) && !boardArchived;
      const member: Member = { user, sessionId, role, boardArchived, mayWrite };
      const entered = room;
      socket.off('error', onError);
      wss.handleUpgrade(req, socket, head, (ws) => {
        room = undefined;
        opened({ ws, socket, room: entered, member, params, requestId: requestIdOf(req) });
      });
    } catch (error) {
      if (!(error instanceof UnknownDocumentError)) throw error;
      this.#refuse(socket, 404);
    } finally {
      this.#pending.delete(upgrade);
      if (room) release(room);
    }
  }

  #refuse(socket: Duplex, status: number): void {
    count(this.#deps.stats.upgradesRefused, String(status));
    socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  }
}
