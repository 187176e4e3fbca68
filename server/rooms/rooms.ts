import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import { WebSocketServer } from 'ws';
import type * as Y from 'yjs';
import type { AccessScope } from '#server/auth/access-changes.ts';
import type { Bus } from '#server/bus/bus.ts';
import { createLeases, type Leases } from '#server/cluster/leases.ts';
import type { Database } from '#server/db/client.ts';
import { StateEncoder } from '#server/log/state-encoder.ts';
import { SCHEMA_VERSION } from '#shared/board/schema-version.ts';
import { CLOSE } from '#shared/protocol/close-codes.ts';
import { LIMITS } from '#shared/protocol/limits.ts';
import { AccessRecheck, type RecheckAccess } from './access-recheck.ts';
import { broadcastEdits, broadcastUpdate } from './broadcast.ts';
import { changeDocument } from './change-document.ts';
import { ClusterFollower } from './cluster-follower.ts';
import { Committer } from './committer.ts';
import { Compactor } from './compactor.ts';
import type { Connection } from './connection.ts';
import { ConnectionPool } from './connection-pool.ts';
import type { EncodeState } from './document-frames.ts';
import { limitParallel } from './limit-parallel.ts';
import { Listeners } from './listeners.ts';
import { loadRoom, type Upgrade } from './load-room.ts';
import { mergeUpdates } from './merge-updates.ts';
import { PresenceTicker } from './presence-ticker.ts';
import type { PendingUpdate, Room, RoomEvents } from './room.ts';
import { RoomRegistry } from './room-registry.ts';
import { DEFAULT_SETTINGS, type RoomSettings } from './settings.ts';
import { countBy, createStats, type RoomStats } from './stats.ts';
import { TokenBucket } from './token-bucket.ts';
import { type Authorise, isSameOrigin, UpgradeHandler } from './upgrade.ts';

/** Rows up to `seq` of a document were committed by this process. */
export interface Committed {
  readonly docId: string;
  readonly boardId: string;
  readonly seq: number;
  /** Who wrote; without people who have no account. */
  readonly actorIds: readonly string[];
}

/** The last socket of a document in this process was closed. */
export type Emptied = Omit<Committed, 'actorIds'>;

type Synchronous<T> = T extends PromiseLike<unknown> ? never : T;

/** The sync server: documents edited live by their members, and by the server in somebody's name. */
export interface Rooms {
  /** Takes websocket upgrades of `/sync/<document id>`. */
  handleUpgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void;
  /**
   * Changes a document as one transaction of `origin`; everybody connected sees it. Resolves after COMMIT. When `fn`
   * throws, nothing of it remains. Rejects with UnknownDocumentError when there is no such document.
   */
  change<T>(
    docId: string,
    by: { actorId: string | null; origin: unknown },
    fn: (doc: Y.Doc) => Synchronous<T>,
  ): Promise<T>;
  /** Reads a document as it is now, edits included that are not committed yet. `fn` must not change it. */
  read<T>(docId: string, fn: (doc: Y.Doc) => Synchronous<T>): Promise<T>;
  onCommitted(listener: (committed: Committed) => void): () => void;
  onRoomEmpty(listener: (emptied: Emptied) => void): () => void;
  /**
   * Asks again whether sockets of this process may stay open, and in which role; closes those that may not. Resolves when
   * that is done, or when it can't be told now and is tried again. Never rejects.
   */
  recheckAccess(scope: AccessScope): Promise<void>;
  /** Ids of the boards that somebody has open in this process. */
  boardsInUse(): readonly string[];
  /** Compacts long logs that no process looks after, as long as `goOn` says. For one process of the cluster. */
  compactLeftBehind(goOn: () => boolean): Promise<void>;
  /** Ends gracefully: closes sockets with "restart", spread over a while, and commits what is pending. */
  stop(): Promise<void>;
  stats(): RoomStats;
}

export interface RoomsDeps {
  readonly db: Database;
  readonly log: Logger;
  /** Joins the processes of a cluster; closed by whoever made it. */
  readonly bus: Bus;
  readonly authorise: Authorise;
  /** Asked for open sockets again and again. When missing, they stay open. */
  readonly recheck?: RecheckAccess;
  /** Whether a page of this origin may open a socket. Default: only a page of the same host. */
  readonly isAllowedOrigin?: (req: IncomingMessage) => boolean;
  readonly schemaVersion?: number;
  readonly settings?: Partial<RoomSettings>;
  /** What this process does alone in the cluster. Default: leases of its own. */
  readonly leases?: Pick<Leases, 'run'>;
  /** Derives the activity of a document, to be done before its log is compacted. Default: on the spot. */
  readonly derive?: (docId: string) => Promise<void>;
  readonly upgrade?: Upgrade;
}

export function createRooms(deps: RoomsDeps): Rooms {
  const { db, log, bus } = deps;
  const settings: RoomSettings = { ...DEFAULT_SETTINGS, ...deps.settings };
  const stats = createStats();
  const committedListeners = new Listeners<Committed>(log);
  const emptiedListeners = new Listeners<Emptied>(log);
  let stopping = false;

  const presence = new PresenceTicker(bus, stats);
  const encoder = new StateEncoder();
  const encode: EncodeState = (payloads) => encoder.encode(payloads);
  const leases = deps.leases ?? createLeases({ db });
  const compactor = new Compactor({ db, log, settings, stats, leases, encode, derive: deps.derive });
  const committer = new Committer({
    db,
    log,
    settings,
    stats,
    events: {
      committed,
      gone,
      release: (room) => broadcastEdits(room, room.pending, performance.now()),
      degraded: () => pool.tellStates(),
    },
  });
  const registry = new RoomRegistry(
    {
      load,
      isSettled: (room) => room.pending.length === 0 && !compactor.isBusy(room),
      unloaded: forget,
    },
    settings.unloadAfterMs,
  );
  const presenceChanged = (room: Room) => presence.changed(room);
  const follower = new ClusterFollower({
    db,
    bus,
    log,
    settings,
    stats,
    rooms: () => registry.all(),
    presenceChanged,
    gone,
  });
  const pool = new ConnectionPool({
    log,
    settings,
    stats,
    schemaVersion: deps.schemaVersion ?? SCHEMA_VERSION,
    pendingBytes: () => committer.pendingBytes,
    presenceChanged,
    rooms: () => registry.all(),
    left,
    broken: (room) => restart(room, 'broken'),
  });
  const wss = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    clientTracking: false,
    maxPayload: LIMITS.step2 + 64,
  });
  const upgrades = new UpgradeHandler({
    wss,
    log,
    stats,
    authorise: deps.authorise,
    isAllowedOrigin: deps.isAllowedOrigin ?? isSameOrigin,
    admits: () => !stopping && pool.size < settings.maxConnections,
    bucket: new TokenBucket(settings.admitBurst, settings.admitPerSecond, performance.now()),
    acquire: (docId) => registry.acquire(docId),
    release: (room) => registry.release(room),
    opened: (socket) => pool.open({ id: randomUUID(), ...socket }),
  });
  const access = new AccessRecheck({
    recheck: deps.recheck ?? ((sockets) => Promise.resolve(sockets.map(() => null))),
    connections: () => pool.connections,
    log,
    stats,
    everyMs: settings.recheckAccessMs,
  });

  const oneOfFew = limitParallel(settings.maxLoads);
  const events: RoomEvents = {
    dirty: (changed) => committer.dirty(changed),
    arrived: (changed, update) => broadcastUpdate(changed, update, performance.now()),
  };

  async function load(docId: string): Promise<Room> {
    try {
      const room = await oneOfFew(() => loadRoom(db, docId, events, encode, deps.upgrade));
      stats.loads += 1;
      follower.follow(room);
      return room;
    } catch (error) {
      stats.loadErrors += 1;
      throw error;
    }
  }

  function committed(room: Room, edits: readonly PendingUpdate[], headSeq: number, rows: number): void {
    const { id: docId, boardId } = room.name;
    const fromSeq = headSeq - rows + 1;
    follower.committed(room, fromSeq, headSeq);
    broadcastEdits(room, edits, performance.now());
    if (bus.shared) {
      const payload = mergeUpdates(edits.map((edit) => edit.payload));
      bus.publish(docId, { type: 'updates', generation: room.generation, fromSeq, toSeq: headSeq, payload });
    }
    room.logRows += rows;
    for (const { payload } of edits) room.logBytes += payload.byteLength;
    compactor.grown(room);
    const actorIds = [...new Set(edits.flatMap(({ actorId }) => actorId ?? []))];
    committedListeners.tell({ docId, boardId, seq: headSeq, actorIds });
  }

  function left(connection: Connection): void {
    const { room } = connection;
    registry.release(room);
    presence.changed(room);
    if (room.connections.size > 0 || room.closed) return;
    compactor.idle(room);
    const { id: docId, boardId } = room.name;
    emptiedListeners.tell({ docId, boardId, seq: room.sequence.seq });
  }

  /** The document was deleted or replaced: whoever has it open must not go on writing. */
  function gone(room: Room): void {
    pool.closeRoom(room, CLOSE.reload);
    registry.close(room);
  }

  /** The room can't be trusted any more: it is opened afresh from what was committed, members bring what was not. */
  function restart(room: Room, why: string): void {
    log.error({ docId: room.name.id, why }, 'A room is opened afresh');
    pool.closeRoom(room, CLOSE.restart);
    registry.close(room);
  }

  function forget(room: Room): void {
    stats.unloads += 1;
    committer.forget(room);
    presence.forget(room);
    follower.forget(room);
  }

  async function withRoom<T>(docId: string, use: (room: Room) => T | Promise<T>): Promise<T> {
    if (stopping) throw new Error('The rooms are closing');
    const room = await registry.acquire(docId);
    try {
      return await use(room);
    } finally {
      registry.release(room);
    }
  }

  return {
    handleUpgrade: (req, socket, head) => upgrades.handle(req, socket, head),
    change: (docId, by, fn) => withRoom(docId, (room) => changeDocument(room, by, fn)),
    read: (docId, fn) => withRoom(docId, (room) => fn(room.doc)),
    onCommitted: (listener) => committedListeners.add(listener),
    onRoomEmpty: (listener) => emptiedListeners.add(listener),
    recheckAccess(scope) {
      upgrades.askAgain();
      return access.look(scope);
    },
    boardsInUse: () =>
      registry
        .all()
        .filter(({ name, connections }) => name.kind === 'board' && connections.size > 0)
        .map(({ name }) => name.boardId),
    compactLeftBehind: (goOn) => compactor.takeUpLeftBehind(() => goOn() && !stopping),
    async stop() {
      stopping = true;
      access.stop();
      await pool.stop();
      try {
        await committer.flush(settings.stopTimeoutMs);
      } catch (error) {
        log.error({ err: error }, 'Stopping with edits that were never acknowledged; their clients still have them');
      }
      committer.stop();
      presence.stop();
      await Promise.all([compactor.stop(), follower.stop()]);
      await encoder.close();
      for (const room of registry.all()) registry.close(room);
    },
    stats: () => ({
      ...stats,
      rooms: registry.all().length,
      roomsByKind: countBy(registry.all(), ({ name }) => name.kind),
      connectionsByRole: countBy(pool.connections, ({ member }) => member.role),
      connections: pool.size,
      lagging: pool.lagging,
      bufferedBytes: pool.bufferedBytes,
      pendingUpdates: committer.pendingUpdates,
      pendingBytes: committer.pendingBytes,
    }),
  };
}
