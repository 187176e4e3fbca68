import { createHash } from 'node:crypto';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

/** Longest path that every system takes for a socket. */
const LONGEST = 100;

/**
 * The socket by which the command line reaches the server that holds a data folder. The folder is open to its own user
 * alone; so is the one in the system's temporary folder, used when the path is too long for a socket.
 */
export function controlSocket(dataDir: string): { path: string; folder: string } {
  const path = join(dataDir, 'control.sock');
  if (path.length <= LONGEST) return { path, folder: dataDir };
  const folder = join(tmpdir(), `quarterdeck-${userInfo().uid}`);
  return { path: join(folder, `${createHash('sha256').update(dataDir).digest('hex').slice(0, 24)}.sock`), folder };
}
