import type { Socket } from 'node:net';
import { deserialize, serialize } from 'node:v8';
import type { WrittenFile } from './command.ts';

/** What goes over the control socket: a command, the files it reads and writes meanwhile, its result. */
export type ControlMessage =
  | { readonly run: readonly string[] }
  | { readonly wants: string }
  | { readonly bytes: Uint8Array }
  | { readonly writes: string | undefined; readonly otherwise: string }
  /** A piece of the file that is written; null is its end. */
  | { readonly chunk: Uint8Array | null }
  | { readonly written: WrittenFile }
  | { readonly failed: string }
  | { readonly stdout: string; readonly stderr: string; readonly exitCode: 0 | 1 };

/** A message is its length in 4 bytes and its serialized value. Answers whether the socket has room for more. */
export function sendFrame(socket: Socket, message: ControlMessage): boolean {
  const body = serialize(message);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  return socket.write(Buffer.concat([length, body]));
}

/** The messages of a socket, until it ends. */
export async function* readFrames(socket: Socket): AsyncGenerator<ControlMessage> {
  let chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of socket) {
    chunks.push(chunk);
    size += chunk.length;
    for (;;) {
      const wanted = size < 4 ? 4 : 4 + join(4).readUInt32BE(0);
      if (size < wanted) break;
      const all = join(wanted);
      yield deserialize(all.subarray(4, wanted)) as ControlMessage;
      chunks = [all.subarray(wanted)];
      size -= wanted;
    }
  }

  /** The bytes so far in one piece, when the first piece is too short. */
  function join(atLeast: number): Buffer {
    const [first] = chunks;
    if (first && first.length >= atLeast) return chunks.length === 1 ? first : merge();
    return merge();
  }

  function merge(): Buffer {
    const all = Buffer.concat(chunks);
    chunks = [all];
    return all;
  }
}
