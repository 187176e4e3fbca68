import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Role } from '#shared/permissions/role.ts';
import type { Room } from './room.ts';
import type { RoomSettings } from './settings.ts';
import { SocketWriter } from './socket-writer.ts';
import type { RoomStats } from './stats.ts';
import { TokenBucket } from './token-bucket.ts';

export interface Member {
  readonly user: { readonly id: string; readonly name: string };
  /** The session whose cookie opened the socket. */
  readonly sessionId: string;
  readonly role: Role;
  /** An archived board is read, not changed. */
  readonly boardArchived: boolean;
  /** Whether the role may write this document, as it is now. */
  readonly mayWrite: boolean;
}

/** A socket whose handshake is done. */
export interface OpenedSocket {
  readonly id: string;
  /** Of the HTTP request that opened it. */
  readonly requestId?: string | undefined;
  readonly ws: WebSocket;
  /** What `ws` reads from and writes to. */
  readonly socket: Duplex;
  readonly room: Room;
  readonly member: Member;
  /** Parameters of the address. */
  readonly params: URLSearchParams;
}

const STEP1_BURST = 10;
const STEP1_PER_SECOND = 0.5;

/** One open socket of one member in one room. */
export class Connection {
  readonly id: string;
  readonly ws: WebSocket;
  readonly room: Room;
  readonly member: Member;
  readonly user: Member['user'];
  readonly role: Role;
  readonly writer: SocketWriter;
  readonly step1Bucket: TokenBucket;
  /** Updates in a row that built on what the server does not have. While there are any, nothing is called saved. */
  missingDependencies = 0;
  /** Something this member sent was not taken for want of the right to write: it will never be called saved. */
  ignoredWrite = false;
  /** Barriers that wait for a commit, or for what is missing. */
  waitingBarriers = 0;
  readonly heldBarriers: Uint8Array[] = [];
  /** Yjs client ids it is known to write with. */
  claims = 0;
  /** Something it sent took long although it was small: what it sends next waits for its turn. */
  takesTurns = false;
  alive = true;
  /** Whether the client named a protocol version, and so understands messages that are ours alone. */
  isOurs = false;

  constructor(opened: OpenedSocket, settings: RoomSettings, stats: RoomStats) {
    const { id, ws, socket, room, member } = opened;
    this.id = id;
    this.ws = ws;
    this.room = room;
    this.member = member;
    this.user = member.user;
    this.role = member.role;
    this.writer = new SocketWriter(ws, socket, settings, stats);
    this.step1Bucket = new TokenBucket(STEP1_BURST, STEP1_PER_SECOND, performance.now());
  }
}
