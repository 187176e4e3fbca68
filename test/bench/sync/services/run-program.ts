import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { userInfo } from 'node:os';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** Runs a program of Postgres to its end; as root under another name, since Postgres refuses to run as root. */
export async function runAsPostgres(file: string, args: readonly string[], cwd: string): Promise<void> {
  if (userInfo().uid !== 0) {
    await execute(file, args, { cwd });
    return;
  }
  await execute('setpriv', ['--reuid=postgres', '--regid=postgres', '--init-groups', file, ...args], { cwd });
}

/** Starts a program that runs until it is ended. */
export function startProgram(file: string, args: readonly string[]): { end(): Promise<void> } {
  const child = spawn(file, args, { stdio: 'ignore' });
  const exited = once(child, 'exit');
  return {
    async end() {
      child.kill();
      await exited;
    },
  };
}

const FIRST_LOW_PORT = 20_000;
const LOW_PORTS = 10_000;

/**
 * A port nobody listens on, below those that sockets are given when they connect: thousands that try a port which is
 * closed for a moment would sooner or later connect to themselves, and keep it.
 */
export async function freeLowPort(): Promise<number> {
  for (;;) {
    const port = FIRST_LOW_PORT + Math.floor(Math.random() * LOW_PORTS);
    if (await isFree(port)) return port;
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}

/** A port nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port');
  return address.port;
}
