import { connect, type Socket } from 'node:net';
import { controlSocket } from './control-socket.ts';
import { type ControlMessage, readFrames, sendFrame } from './frames.ts';
import type { CommandResult, Files } from './run-command.ts';

/** A connection to the server that holds this data folder; null when none does. */
export function connectToServer(dataDir: string): Promise<Socket | null> {
  const socket = connect(controlSocket(dataDir).path);
  return new Promise((resolve) => {
    socket.once('connect', () => resolve(socket));
    socket.once('error', () => resolve(null));
  });
}

/** Has the server run a command, and reads and writes the files that it asks for. */
export async function askServer(socket: Socket, argv: readonly string[], io: Files): Promise<CommandResult> {
  sendFrame(socket, { run: argv });
  const frames = readFrames(socket);
  for (;;) {
    const { value: message } = await frames.next();
    if (!message) break;
    if ('exitCode' in message) return message;
    try {
      if ('wants' in message) sendFrame(socket, { bytes: await io.readFile(message.wants) });
      if ('otherwise' in message) {
        const { writes, otherwise } = message;
        sendFrame(socket, { written: await io.writeFile(writes, otherwise, chunksOf(frames)) });
      }
    } catch (error) {
      sendFrame(socket, { failed: error instanceof Error ? error.message : String(error) });
    }
  }
  return { stdout: '', stderr: 'quarterdeck: the server ended before it answered.\n', exitCode: 1 };
}

/** The pieces of a file that the server sends, to its end. Throws when the server ended first. */
async function* chunksOf(frames: AsyncGenerator<ControlMessage>): AsyncGenerator<Uint8Array> {
  for (;;) {
    const { value: message } = await frames.next();
    if (!message || !('chunk' in message)) throw new Error('the server ended before all was sent');
    if (message.chunk === null) return;
    yield message.chunk;
  }
}
