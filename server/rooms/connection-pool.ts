import type { Logger } from 'pino';
import type { RawData } from 'ws';
import { CLOSE, type CloseCode } from '#shared/protocol/close-codes.ts';
import { CONNECT_PARAMS, PROTOCOL_VERSION } from '#shared/protocol/messages.ts';
import { BrokenDocumentError } from './apply-client-update.ts';
import { resync } from './broadcast.ts';
import { Connection, type OpenedSocket } from './connection.ts';
import { KEEP_ALIVE } from './encode-frame.ts';
import { FrameError } from './frame-error.ts';
import { FrameQueue } from './frame-queue.ts';
import { greet, type HandlerContext, handleFrame } from './message-handler.ts';
import type { Room } from './room.ts';
import type { RoomSettings } from './settings.ts';
import { StateTeller } from './state-teller.ts';
import { count, type RoomStats } from './stats.ts';

export interface PoolDeps {
  readonly log: Logger;
  readonly settings: RoomSettings;
  readonly stats: RoomStats;
  readonly schemaVersion: number;
  readonly pendingBytes: () => number;
  readonly presenceChanged: (room: Room) => void;
  readonly rooms: () => Room[];
  /** A connection ended; it is out of the room already. */
  readonly left: (connection: Connection) => void;
  /** A document failed in the middle of an update. */
  readonly broken: (room: Room) => void;
}

/** How often slow sockets are looked after, and presence expires. */
const DRAIN_MS = 250;
const EXPIRE_MS = 1_000;
/** How long a socket has to answer the closing handshake. */
const CLOSE_TIMEOUT_MS = 2_000;

/** All open sockets of the process: what comes in, what keeps them alive, and how they end. */
export class ConnectionPool {
  readonly #deps: PoolDeps;
  readonly #connections = new Set<Connection>();
  readonly #timers: NodeJS.Timeout[];
  readonly #context: HandlerContext;
  readonly #states: StateTeller;

  constructor(deps: PoolDeps) {
    this.#deps = deps;
    this.#context = {
      stats: deps.stats,
      presenceChanged: deps.presenceChanged,
      checkSpace: (room) => this.#checkSpace(room),
    };
    this.#states = new StateTeller(deps.settings.maxDocumentBytes, () => deps.stats.degraded);
    this.#timers = [
      setInterval(() => this.#keepAlive(), deps.settings.keepAliveMs),
      setInterval(() => this.#lookAfterSlow(), DRAIN_MS),
      setInterval(() => this.#expirePresence(), EXPIRE_MS),
      setInterval(() => this.tellStates(), EXPIRE_MS),
    ].map((timer) => timer.unref());
  }

  get connections(): Iterable<Connection> {
    return this.#connections;
  }

  get size(): number {
    return this.#connections.size;
  }

  get lagging(): number {
    return [...this.#connections].filter(({ writer }) => writer.lagging).length;
  }

  get bufferedBytes(): number {
    return [...this.#connections].reduce((sum, { ws }) => sum + ws.bufferedAmount, 0);
  }

  /** Takes an open socket into its room, whose hold it takes over. */
  open(opened: OpenedSocket): void {
    const { ws, room, params } = opened;
    const connection = new Connection(opened, this.#deps.settings, this.#deps.stats);
    this.#connections.add(connection);
    room.connections.add(connection);
    const about = aboutOf(connection);
    this.#deps.log.info({ ...about, requestId: opened.requestId }, 'A socket was opened');
    ws.on('error', (error) => this.#deps.log.debug({ ...about, err: error }, 'A socket broke'));
    ws.on('close', (code) => {
      count(this.#deps.stats.closes, String(code));
      this.#deps.log.info({ ...about, code }, 'A socket was closed');
      this.#closed(connection);
    });
    ws.on('pong', () => {
      connection.alive = true;
    });
    if (!this.#isCurrent(room, params)) {
      connection.writer.close(CLOSE.reload);
      return;
    }
    const frames = new FrameQueue(
      ws,
      (frame) => handleFrame(connection, frame, this.#context),
      (error) => this.#refuse(connection, error),
    );
    ws.on('message', (data, isBinary) => this.#receive(connection, frames, data, isBinary));
    connection.isOurs = params.has(CONNECT_PARAMS.protocol);
    greet(connection);
    this.#states.greet(connection);
  }

  /** Lets people know when commits turn late or come again, and when a document grows too large. */
  tellStates(): void {
    this.#states.tell(this.#deps.rooms());
  }

  /** A client that names its versions must have ours; a stock client names none. */
  #isCurrent(room: Room, params: URLSearchParams): boolean {
    const isOlder = (name: string, ours: number) => Number(params.get(name) ?? ours) < ours;
    if (isOlder(CONNECT_PARAMS.protocol, PROTOCOL_VERSION)) return false;
    if (isOlder(CONNECT_PARAMS.schema, this.#deps.schemaVersion)) return false;
    return Number(params.get(CONNECT_PARAMS.generation) ?? room.generation) === room.generation;
  }

  #receive(connection: Connection, frames: FrameQueue, data: RawData, isBinary: boolean): void {
    // Frames that were read before the closing went out.
    if (connection.ws.readyState !== connection.ws.OPEN) return;
    const bytes = data as Buffer;
    this.#deps.stats.framesIn += 1;
    this.#deps.stats.bytesIn += bytes.byteLength;
    this.#deps.stats.frameSizes.observe(bytes.byteLength);
    connection.alive = true;
    try {
      if (!isBinary) throw new FrameError(CLOSE.notBinary, 'text-frame');
      frames.receive(bytes);
    } catch (error) {
      this.#refuse(connection, error);
    }
  }

  #refuse(connection: Connection, error: unknown): void {
    const about = aboutOf(connection);
    if (!(error instanceof FrameError)) {
      this.#deps.log.error({ ...about, err: error }, 'A frame met a defect of ours');
      connection.writer.close(CLOSE.hostile);
      return;
    }
    count(this.#deps.stats.framesRefused, error.reason);
    this.#deps.log.warn({ ...about, reason: error.reason, err: error.cause }, 'A frame was refused');
    connection.writer.close(error.code);
    if (error instanceof BrokenDocumentError) this.#deps.broken(connection.room);
  }

  #checkSpace(room: Room): void {
    const { maxPendingBytes, maxDocumentBytes } = this.#deps.settings;
    if (this.#deps.pendingBytes() >= maxPendingBytes) throw new FrameError(CLOSE.tryLater, 'queue-full');
    if (room.weight >= maxDocumentBytes) throw new FrameError(CLOSE.tooLarge, 'document-full');
  }

  #closed(connection: Connection): void {
    const { room } = connection;
    this.#connections.delete(connection);
    room.connections.delete(connection);
    for (const [client, writer] of room.writers) if (writer === connection) room.writers.delete(client);
    room.awareness.drop(connection, performance.now());
    this.#deps.left(connection);
  }

  #keepAlive(): void {
    for (const connection of this.#connections) {
      if (!connection.alive) {
        connection.ws.terminate();
        continue;
      }
      connection.alive = false;
      connection.ws.ping();
      connection.writer.control(KEEP_ALIVE);
    }
  }

  #lookAfterSlow(): void {
    const now = performance.now();
    for (const connection of this.#connections) if (connection.writer.behind) resync(connection, now);
  }

  #expirePresence(): void {
    const now = performance.now();
    for (const room of this.#deps.rooms()) {
      room.awareness.expire(now);
      this.#deps.presenceChanged(room);
    }
  }

  closeRoom(room: Room, code: CloseCode): void {
    for (const { writer } of room.connections) writer.close(code);
  }

  /** Closes all sockets, spread over a while: their clients come back without any jitter of their own. */
  async stop(): Promise<void> {
    const all = [...this.#connections];
    const gap = this.#deps.settings.closeOverMs / Math.max(1, all.length);
    for (const [index, connection] of all.entries()) {
      setTimeout(() => connection.writer.close(CLOSE.restart), index * gap);
    }
    const cutOff = setTimeout(() => {
      for (const { ws } of this.#connections) ws.terminate();
    }, this.#deps.settings.closeOverMs + CLOSE_TIMEOUT_MS);
    await Promise.all(
      all.map(
        ({ ws }) => new Promise((resolve) => (ws.readyState === ws.CLOSED ? resolve(null) : ws.once('close', resolve))),
      ),
    );
    clearTimeout(cutOff);
    for (const timer of this.#timers) clearInterval(timer);
  }
}

/** What names a connection in a log. */
function aboutOf({ id, user, room, member }: Connection) {
  const { id: docId, boardId } = room.name;
  return { connectionId: id, userId: user.id, boardId, docId, role: member.role };
}
