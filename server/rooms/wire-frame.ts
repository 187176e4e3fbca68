import type { Duplex } from 'node:stream';

/** A final frame of binary data. */
const BINARY = 0x82;
/** Up to here, copying a message behind its header is cheaper than handing two chunks to the socket. */
const COPIED_UP_TO = 4096;

/**
 * A message as it goes over the wire (RFC 6455, 5.2; servers do not mask), made once for however many sockets. The
 * library makes a header for each socket and writes two chunks: with many readers that is most of the server's work.
 */
export class WireFrame {
  readonly bytes: Buffer;

  constructor(message: Uint8Array) {
    this.bytes = Buffer.concat([header(message.byteLength), message]);
  }

  get byteLength(): number {
    return this.bytes.byteLength;
  }
}

/** Writes a message to the socket of a connection without compression, in order with what the library writes itself. */
export function writeFrame(socket: Duplex, message: Uint8Array | WireFrame): void {
  if (message instanceof WireFrame) socket.write(message.bytes);
  else if (message.byteLength <= COPIED_UP_TO) socket.write(new WireFrame(message).bytes);
  else {
    socket.cork();
    socket.write(header(message.byteLength));
    socket.write(message);
    socket.uncork();
  }
}

function header(length: number): Buffer {
  if (length < 126) return Buffer.of(BINARY, length);
  if (length < 65_536) return Buffer.of(BINARY, 126, length >> 8, length & 0xff);
  const long = Buffer.alloc(10);
  long[0] = BINARY;
  long[1] = 127;
  long.writeBigUInt64BE(BigInt(length), 2);
  return long;
}
