import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, readlink, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { Refusal } from '../refusal.ts';

/** Two processes on one embedded database destroy it, and PGlite takes no lock of its own. */
export interface DataFolderLock {
  release(): Promise<void>;
}

interface Holder {
  readonly id: string;
  readonly pid: number;
  /** Start of the process in kernel ticks: tells it from a later one with the same number. Null where unknown. */
  readonly startedAtTick: string | null;
  /** Machine and process-number space (a container has its own): only within one place can a pid be asked about. */
  readonly place: string;
  readonly since: string;
}

const BEAT_MS = 5_000;
const SILENT_AFTER_MS = 20_000;

/** Takes the lock of a data folder. A lock left behind by a killed process is taken over. Throws a Refusal when held. */
export async function lockDataFolder(folder: string): Promise<DataFolderLock> {
  const file = join(folder, 'lock');
  const me = await holder();
  if (!(await create(file, me))) await takeOver(folder, file, me);
  const beat = setInterval(() => {
    const now = new Date();
    // The folder may be gone (an unmounted disk): the database itself will say so, louder than this could.
    utimes(file, now, now).catch(() => clearInterval(beat));
  }, BEAT_MS);
  beat.unref();
  return {
    async release() {
      clearInterval(beat);
      if ((await read(file))?.id === me.id) await rm(file, { force: true });
    },
  };
}

/** Makes the file with its content in one step, or says that it is there. */
async function create(file: string, me: Holder): Promise<boolean> {
  const draft = `${file}.${me.id}`;
  await writeFile(draft, JSON.stringify(me), { mode: 0o600 });
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** Only one process at a time may judge and replace an old lock, or two would each replace the other's. */
async function takeOver(folder: string, file: string, me: Holder): Promise<void> {
  const door = join(folder, 'lock.takeover');
  try {
    await mkdir(door);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
    const { mtimeMs } = await stat(door).catch(() => ({ mtimeMs: 0 }));
    if (Date.now() - mtimeMs < SILENT_AFTER_MS)
      throw new Refusal(`${inUse(folder)} by a process that starts right now.`);
  }
  try {
    const old = await read(file);
    if (old && (await isAlive(old, file))) {
      throw new Refusal(`${inUse(folder)} by process ${old.pid} since ${old.since}: stop that one, or set DATA_DIR.`);
    }
    await rm(file, { force: true });
    if (!(await create(file, me))) throw new Refusal(`${inUse(folder)} by a process that starts right now.`);
  } finally {
    await rm(door, { recursive: true, force: true });
  }
}

async function isAlive(old: Holder, file: string): Promise<boolean> {
  if (old.place !== (await place())) {
    // Another machine or container that shares the folder: its process can't be asked, its beat can.
    const { mtimeMs } = await stat(file);
    return Date.now() - mtimeMs < SILENT_AFTER_MS;
  }
  try {
    process.kill(old.pid, 0);
  } catch (error) {
    if (isCode(error, 'ESRCH')) return false;
  }
  return old.startedAtTick === (await startedAtTick(old.pid));
}

async function holder(): Promise<Holder> {
  return {
    id: randomUUID(),
    pid: process.pid,
    startedAtTick: await startedAtTick(process.pid),
    place: await place(),
    since: new Date().toISOString(),
  };
}

async function place(): Promise<string> {
  const space = await readlink('/proc/self/ns/pid').catch(() => 'one');
  return `${hostname()} ${space}`;
}

async function startedAtTick(pid: number): Promise<string | null> {
  const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  // The name of the program, in brackets, may hold blanks: count the fields behind it. The 22nd field is the start.
  return line?.slice(line.lastIndexOf(')') + 2).split(' ')[19] ?? null;
}

async function read(file: string): Promise<Holder | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Holder;
  } catch (error) {
    if (isCode(error, 'ENOENT') || error instanceof SyntaxError) return null;
    throw error;
  }
}

const inUse = (folder: string) => `The data folder ${folder} is in use`;

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
