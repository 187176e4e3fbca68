import { once } from 'node:events';
import { chmod, mkdir, rm } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import type { Logger } from '../logger.ts';
import type { Services } from '../services.ts';
import { connectToServer } from './ask-server.ts';
import { CommandError } from './command.ts';
import { controlSocket } from './control-socket.ts';
import { readFrames, sendFrame } from './frames.ts';
import { runCommand } from './run-command.ts';

export interface CommandSocket {
  close(): Promise<void>;
}

/**
 * Lets the command line work through this server. Only the user who runs the server can open the socket. Returns null
 * when another server has it (several may share a folder, on one Postgres).
 */
export async function serveCommands(dataDir: string, services: Services, log: Logger): Promise<CommandSocket | null> {
  const { path, folder } = controlSocket(dataDir);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const other = await connectToServer(dataDir);
  other?.destroy();
  if (other) return null;
  await rm(path, { force: true });

  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    serveOne(socket, services).catch((error: unknown) => {
      log.warn({ err: error }, 'a command broke off');
      socket.destroy();
    });
  });
  await listen(server, path);
  await chmod(path, 0o600);
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.end();
      }),
  };
}

async function serveOne(socket: Socket, services: Services): Promise<void> {
  const frames = readFrames(socket);
  const { value: first } = await frames.next();
  if (!first || !('run' in first)) {
    socket.destroy();
    return;
  }
  const result = await runCommand(services, first.run, {
    async readFile(file) {
      sendFrame(socket, { wants: file });
      const { value: answer } = await frames.next();
      if (answer && 'bytes' in answer) return answer.bytes;
      throw new CommandError(answer && 'failed' in answer ? answer.failed : `${file} was not sent`);
    },
    async writeFile(path, otherwise, chunks) {
      sendFrame(socket, { writes: path, otherwise });
      for await (const chunk of chunks) if (!sendFrame(socket, { chunk })) await roomIn(socket);
      sendFrame(socket, { chunk: null });
      const { value: answer } = await frames.next();
      if (answer && 'written' in answer) return answer.written;
      throw new CommandError(answer && 'failed' in answer ? answer.failed : 'the file was not written');
    },
  });
  sendFrame(socket, result);
  socket.end();
}

/** Resolves when what was sent is on its way; rejects when nobody takes it any more. */
async function roomIn(socket: Socket): Promise<void> {
  if (socket.destroyed) throw new CommandError('nobody takes the file any more');
  const gone = new AbortController();
  const close = once(socket, 'close', { signal: gone.signal }).then(() => {
    throw new CommandError('nobody takes the file any more');
  });
  try {
    await Promise.race([once(socket, 'drain', { signal: gone.signal }), close]);
  } finally {
    close.catch(() => undefined);
    gone.abort();
  }
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => resolve());
  });
}
