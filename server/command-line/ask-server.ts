import { connect, type Socket } from 'node:net';
import type { CommandIo } from './command.ts';
import { controlSocket } from './control-socket.ts';
import { readFrames, sendFrame } from './frames.ts';
import type { CommandResult } from './run-command.ts';

/** A connection to the server that holds this data folder; null when none does. */
export function connectToServer(dataDir: string): Promise<Socket | null> {
  const socket = connect(controlSocket(dataDir).path);
  return new Promise((resolve) => {
    socket.once('connect', () => resolve(socket));
    socket.once('error', () => resolve(null));
  });
}

/** Has the server run a command, and reads the files that it asks for. */
export async function askServer(
  socket: Socket,
  argv: readonly string[],
  io: Pick<CommandIo, 'readFile'>,
): Promise<CommandResult> {
  sendFrame(socket, { run: argv });
  for await (const message of readFrames(socket)) {
    if ('exitCode' in message) return message;
    if (!('wants' in message)) continue;
    try {
      sendFrame(socket, { bytes: await io.readFile(message.wants) });
    } catch (error) {
      sendFrame(socket, { unreadable: error instanceof Error ? error.message : String(error) });
    }
  }
  return { stdout: '', stderr: 'quarterdeck: the server ended before it answered.\n', exitCode: 1 };
}
