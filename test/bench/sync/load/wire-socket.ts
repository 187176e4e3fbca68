import { connect, type Socket } from 'node:net';

/** What happens on the wire. Bytes given to `onFrame` are valid during the call only. */
export interface WireHandler {
  onOpen(): void;
  /** A binary frame. Of one larger than KEEP only the first bytes are kept, unless the socket keeps large frames. */
  onFrame(frame: Buffer, length: number): void;
  /** `status`: of an upgrade that was refused; `null` otherwise. */
  onClose(status: number | null): void;
}

/** A frame of which a part has come. */
interface LargeFrame {
  readonly length: number;
  readonly chunks: Buffer[];
  missing: number;
}

/** One read buffer for all sockets: Node hands it over and takes it back within one call. */
const READ_BUFFER = Buffer.allocUnsafe(512 * 1024);
const KEEP = 256 * 1024;
const EMPTY = Buffer.alloc(0);

/**
 * A websocket client that does as little as possible: no copying, no masking (a mask of zeros), no events. A load
 * generator built on a full client would be busier than the servers it measures.
 */
export class WireSocket {
  readonly #socket: Socket;
  readonly #handler: WireHandler;
  readonly #keepLarge: boolean;
  #open = false;
  #closed = false;
  #status: number | null = null;
  #rest: Buffer = EMPTY;
  #large: LargeFrame | null = null;

  constructor(address: URL, handler: WireHandler, keepLarge = false) {
    this.#handler = handler;
    this.#keepLarge = keepLarge;
    this.#socket = connect({
      port: Number(address.port),
      host: address.hostname,
      noDelay: true,
      onread: {
        buffer: READ_BUFFER,
        callback: (length, buffer) => {
          this.#read((buffer as Buffer).subarray(0, length));
          return true;
        },
      },
    });
    this.#socket.on('connect', () =>
      this.#socket.write(
        `GET ${address.pathname}${address.search} HTTP/1.1\r\nHost: ${address.host}\r\nConnection: Upgrade\r\n` +
          'Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
      ),
    );
    this.#socket.on('error', () => this.#ended());
    this.#socket.on('close', () => this.#ended());
    this.#socket.on('end', () => this.#socket.destroy());
  }

  get isOpen(): boolean {
    return this.#open && !this.#closed;
  }

  /** Bytes that the other end has not taken yet. */
  get backlog(): number {
    return this.#socket.writableLength;
  }

  /** Sends a binary frame. */
  send(payload: Uint8Array): void {
    if (this.isOpen) this.#socket.write(encodeFrame(0x82, payload));
  }

  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  /** Cuts the line. */
  destroy(): void {
    this.#socket.destroy();
  }

  #ended(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#socket.destroy();
    this.#handler.onClose(this.#status);
  }

  #read(chunk: Buffer): void {
    let data = chunk;
    if (this.#large) {
      data = this.#readLarge(chunk, this.#large);
      if (this.#large) return;
    }
    if (this.#rest.length > 0) {
      data = Buffer.concat([this.#rest, data]);
      this.#rest = EMPTY;
    }
    if (!this.#open) {
      const end = data.indexOf('\r\n\r\n');
      if (end < 0) {
        this.#rest = Buffer.from(data);
        return;
      }
      const status = Number(data.toString('latin1', 9, 12));
      if (status !== 101) {
        this.#status = status;
        this.#socket.destroy();
        return;
      }
      this.#open = true;
      this.#handler.onOpen();
      data = data.subarray(end + 4);
    }
    this.#readFrames(data);
  }

  #readFrames(data: Buffer): void {
    let at = 0;
    while (data.length - at >= 2 && !this.#closed) {
      let length = (data[at + 1] ?? 0) & 0x7f;
      let head = 2;
      if (length === 126) head = 4;
      else if (length === 127) head = 10;
      if (data.length - at < head) break;
      if (head === 4) length = data.readUInt16BE(at + 2);
      else if (head === 10) length = data.readUInt32BE(at + 2) * 2 ** 32 + data.readUInt32BE(at + 6);
      const opcode = (data[at] ?? 0) & 0x0f;
      const available = data.length - at - head;
      if (available < length) {
        if (length <= KEEP) break;
        const first = Buffer.from(data.subarray(at + head));
        this.#large = { length, chunks: [first], missing: length - first.length };
        return;
      }
      this.#frame(opcode, data.subarray(at + head, at + head + length), length);
      at += head + length;
    }
    if (at < data.length) this.#rest = Buffer.from(data.subarray(at));
  }

  /** Takes the next piece of a large frame; returns what follows it. */
  #readLarge(chunk: Buffer, large: LargeFrame): Buffer {
    const taken = chunk.subarray(0, large.missing);
    large.missing -= taken.length;
    if (this.#keepLarge) large.chunks.push(Buffer.from(taken));
    if (large.missing > 0) return EMPTY;
    this.#large = null;
    this.#frame(2, this.#keepLarge ? Buffer.concat(large.chunks) : (large.chunks[0] ?? EMPTY), large.length);
    return chunk.subarray(taken.length);
  }

  #frame(opcode: number, payload: Buffer, length: number): void {
    if (opcode === 2) this.#handler.onFrame(payload, length);
    else if (opcode === 9) this.#socket.write(encodeFrame(0x8a, payload));
    else if (opcode === 8) {
      this.#socket.write(encodeFrame(0x88, payload.subarray(0, 2)));
      this.#socket.destroySoon();
    }
  }
}

function encodeFrame(first: number, payload: Uint8Array): Buffer {
  const { length } = payload;
  const head = length < 126 ? 6 : length < 65_536 ? 8 : 14;
  const frame = Buffer.allocUnsafe(head + length);
  frame[0] = first;
  frame[1] = 0x80 | (head === 6 ? length : head === 8 ? 126 : 127);
  if (head === 8) frame.writeUInt16BE(length, 2);
  if (head === 14) {
    frame.writeUInt32BE(Math.floor(length / 2 ** 32), 2);
    frame.writeUInt32BE(length >>> 0, 6);
  }
  frame.fill(0, head - 4, head);
  frame.set(payload, head);
  return frame;
}
