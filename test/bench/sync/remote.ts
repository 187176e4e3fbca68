import { type ChildProcess, fork } from 'node:child_process';

/** What a child process can be asked to do, by name. */
export type Operations = Record<string, (...args: never[]) => unknown>;

interface Request {
  readonly call: number;
  readonly name: string;
  readonly args: readonly unknown[];
}

interface Reply {
  readonly call: number;
  readonly value?: unknown;
  readonly error?: string;
}

/** A child process of the benchmark. */
export interface Remote<O extends Operations> {
  readonly pid: number;
  /** Rejects when the operation throws, takes longer than `timeoutMs`, or the process dies. */
  ask<K extends keyof O & string>(
    name: K,
    timeoutMs: number,
    ...args: Parameters<O[K]>
  ): Promise<Awaited<ReturnType<O[K]>>>;
  /** Lets it end by itself (a profile is written then), or ends it after 5 s. */
  end(): Promise<void>;
}

/** Answers the parent's requests. To be called once in the child. */
export function serve<O extends Operations>(operations: O): void {
  process.on('message', (message) => {
    const { call, name, args } = message as Request;
    const operation = operations[name] as ((...values: readonly unknown[]) => unknown) | undefined;
    Promise.resolve()
      .then(() => (operation ? operation(...args) : Promise.reject(new Error(`No operation ${name}`))))
      .then(
        (value) => process.send?.({ call, value } satisfies Reply),
        (error: Error) => process.send?.({ call, error: error.stack ?? String(error) } satisfies Reply),
      );
  });
  process.on('disconnect', () => process.exit(0));
}

/** Starts a bundled program as a child process of its own. It is killed when the signal is raised. */
export function spawnRemote<O extends Operations>(
  file: string,
  signal: AbortSignal,
  args: readonly string[] = [],
  nodeOptions: readonly string[] = [],
): Remote<O> {
  const child: ChildProcess = fork(file, [...args], {
    execArgv: ['--enable-source-maps', ...nodeOptions],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    signal,
    killSignal: 'SIGKILL',
  });
  // The signal is told here too; that the process ended is what counts.
  child.on('error', () => undefined);
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let lastCall = 0;
  let errors = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    errors = (errors + chunk.toString()).slice(-4_000);
  });
  child.on('message', (message) => {
    const { call, value, error } = message as Reply;
    const waiter = waiting.get(call);
    waiting.delete(call);
    if (error) waiter?.reject(new Error(error));
    else waiter?.resolve(value);
  });
  const exited = new Promise<void>((resolve) => {
    child.once('exit', (code, by) => {
      for (const { reject } of waiting.values()) reject(new Error(`The process ended (${by ?? code}): ${errors}`));
      waiting.clear();
      resolve();
    });
  });
  return {
    pid: child.pid ?? -1,
    ask(name, timeoutMs, ...values) {
      if (child.exitCode !== null || !child.connected)
        return Promise.reject(new Error(`The process is gone: ${errors}`));
      const call = ++lastCall;
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(call);
          reject(new Error(`${name} took longer than ${timeoutMs} ms`));
        }, timeoutMs);
        const settled =
          <T>(settle: (value: T) => void) =>
          (value: T) => {
            clearTimeout(timer);
            settle(value);
          };
        waiting.set(call, { resolve: settled(resolve as (value: unknown) => void), reject: settled(reject) });
        child.send({ call, name, args: values } satisfies Request);
      });
    },
    async end() {
      if (child.connected) child.disconnect();
      const killer = setTimeout(() => child.kill('SIGKILL'), 5_000);
      await exited;
      clearTimeout(killer);
    },
  };
}
