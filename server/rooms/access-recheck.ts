import type { Logger } from 'pino';
import { type AccessScope, EVERYBODY } from '#server/auth/access-changes.ts';
import type { CloseCode } from '#shared/protocol/close-codes.ts';
import type { Connection, Member } from './connection.ts';
import { count, type RoomStats } from './stats.ts';

/** What a socket was opened with. */
export interface OpenSocket extends Pick<Member, 'user' | 'sessionId' | 'role' | 'boardArchived'> {
  readonly boardId: string;
}

/**
 * Whether open sockets may stay as they are: for each in its order `null`, or the code to close it with. Rejects when
 * that can't be known now.
 */
export type RecheckAccess = (sockets: readonly OpenSocket[]) => Promise<(CloseCode | null)[]>;

export interface AccessRecheckDeps {
  readonly recheck: RecheckAccess;
  readonly connections: () => Iterable<Connection>;
  readonly log: Logger;
  readonly stats: RoomStats;
  readonly everyMs: number;
}

const RETRY_MS = 1_000;
/** How long a socket has to answer the closing handshake: whoever lost access must not be seen as present by silence. */
const CLOSE_TIMEOUT_MS = 1_000;

/**
 * Asks again for open sockets what was asked when they were opened: when a change is announced for these, and now and
 * then for all, which finds sessions that ran out and what was changed past us. While nobody can answer (the database is
 * away) nothing is closed: three hundred people must not lose their board to a restart of Postgres. It is asked again
 * each second until it is answered.
 *
 * An open socket is no use of a session and does not extend it. Each page and each connection does, so a socket opens
 * with at least 15 of the 30 days left; a session is not kept alive by a screen that nobody looks at.
 */
export class AccessRecheck {
  readonly #deps: AccessRecheckDeps;
  readonly #timer: NodeJS.Timeout;
  #retry: NodeJS.Timeout | undefined;
  #failing = false;
  #asked: AccessScope[] = [];
  #last: Promise<void> = Promise.resolve();
  #next: Promise<void> | null = null;
  #stopped = false;

  constructor(deps: AccessRecheckDeps) {
    this.#deps = deps;
    this.#timer = setInterval(() => this.look(EVERYBODY), deps.everyMs).unref();
  }

  /**
   * Looks at the sockets of this scope, with those of everything else that is asked for meanwhile. Resolves when those
   * that may not stay are closing, or when it could not be told and is asked again. Never rejects.
   */
  look(scope: AccessScope): Promise<void> {
    this.#asked.push(scope);
    // Not together with a question that is on its way: its answer may be older than the change.
    this.#next ??= this.#last.then(() => {
      this.#next = null;
      return this.#askFor(this.#asked.splice(0));
    });
    this.#last = this.#next;
    return this.#next;
  }

  async #askFor(scopes: readonly AccessScope[]): Promise<void> {
    const connections = [...this.#deps.connections()].filter(
      (connection) =>
        connection.ws.readyState === connection.ws.OPEN && scopes.some((scope) => isWithin(connection, scope)),
    );
    if (connections.length === 0 || this.#stopped) return;
    try {
      const codes = await this.#deps.recheck(
        connections.map(({ member, room }) => ({ ...member, boardId: room.name.boardId })),
      );
      this.#failing = false;
      for (const [index, code] of codes.entries()) if (code) this.#close(connections[index], code);
    } catch (error) {
      this.#askAgain(error);
    }
  }

  #askAgain(error: unknown): void {
    if (this.#stopped) return;
    if (!this.#failing) this.#deps.log.warn({ err: error }, 'Access of open sockets can not be checked; trying again');
    this.#failing = true;
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.look(EVERYBODY), RETRY_MS).unref();
  }

  #close(connection: Connection | undefined, code: CloseCode): void {
    if (!connection || connection.ws.readyState !== connection.ws.OPEN) return;
    const { id, user, room, ws, writer } = connection;
    count(this.#deps.stats.accessClosed, String(code));
    this.#deps.log.info({ connection: id, userId: user.id, docId: room.name.id, code }, 'Access changed');
    writer.close(code);
    setTimeout(() => ws.terminate(), CLOSE_TIMEOUT_MS).unref();
  }

  /** Nothing is closed any more. */
  stop(): void {
    this.#stopped = true;
    clearInterval(this.#timer);
    clearTimeout(this.#retry);
  }
}

function isWithin({ member, room }: Connection, { userId, sessionId, boardId }: AccessScope): boolean {
  if (userId !== undefined && member.user.id !== userId) return false;
  if (sessionId !== undefined && member.sessionId !== sessionId) return false;
  return boardId === undefined || room.name.boardId === boardId;
}
