import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const root = resolve(import.meta.dirname, '../../..');
const run = promisify(execFile);

/** A real installation of the built product: its own data folder, its own port, its own process. */
export interface Installation {
  readonly url: string;
  readonly dataDir: string;
  /** Starts the server again on the same data, after `stop` or `kill`. */
  start(): Promise<void>;
  /** Ends the server as an operator would; answers the exit code. */
  stop(): Promise<number | null>;
  /** Ends the server as a power cut would end the process. */
  kill(): Promise<void>;
  /** Runs a command of the command line and answers what it printed as JSON. */
  command<T>(...args: string[]): Promise<T>;
  /** Stops the server and removes its data. */
  remove(): Promise<void>;
}

/** Starts a fresh installation. The project must be built (`npm run build`). */
export async function install(): Promise<Installation> {
  const dataDir = await mkdtemp(join(tmpdir(), 'quarterdeck-e2e-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    DATA_DIR: dataDir,
    PORT: String(port),
    HOST: '127.0.0.1',
    NODE_ENV: 'production',
  };
  for (const name of ['DATABASE_URL', 'REDIS_URL', 'PUBLIC_URL']) delete env[name];
  let server: ChildProcess | null = null;
  let output = '';

  const ended = (child: ChildProcess) =>
    new Promise<number | null>((resolveCode) => {
      if (child.exitCode !== null || child.signalCode !== null) resolveCode(child.exitCode);
      else child.once('exit', (code) => resolveCode(code));
    });

  const start = async () => {
    const child = spawn(process.execPath, [join(root, 'server/start/start.mjs')], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    server = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString();
      });
    }
    for (;;) {
      if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}:\n${output}`);
      const ready = await fetch(`${url}/readyz`).then(
        (response) => response.ok,
        () => false,
      );
      if (ready) return;
      await new Promise((next) => setTimeout(next, 50));
    }
  };

  const stop = async () => {
    if (!server) return null;
    const child = server;
    server = null;
    child.kill('SIGTERM');
    return ended(child);
  };

  await start();
  return {
    url,
    dataDir,
    start,
    stop,
    async kill() {
      if (!server) return;
      const child = server;
      server = null;
      child.kill('SIGKILL');
      await ended(child);
    },
    async command(...args) {
      const program = join(root, 'server/start/quarterdeck.mjs');
      const { stdout } = await run(process.execPath, [program, ...args, '--json'], { cwd: root, env, maxBuffer: 64e6 });
      return JSON.parse(stdout);
    },
    async remove() {
      await stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((listening) => probe.listen(0, '127.0.0.1', listening));
  const address = probe.address();
  await new Promise((closed) => probe.close(closed));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
