import { mkdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { writeFileSafely } from '../db/flush.ts';
import { CommandError } from './command.ts';
import type { Files } from './run-command.ts';

/** The files of this process's folder and user. Without a path, files are written into `defaultFolder`. */
export function localFiles(defaultFolder: string): Files {
  return {
    async readFile(path) {
      try {
        return await readFile(resolve(path));
      } catch (error) {
        throw new CommandError(`${path} can't be read: ${error instanceof Error ? error.message : error}`);
      }
    },

    async writeFile(path, otherwise, chunks) {
      if (path === undefined) await mkdir(defaultFolder, { recursive: true, mode: 0o700 });
      const wanted = resolve(path ?? defaultFolder);
      const there = await stat(wanted).catch(() => null);
      if (there && !there.isDirectory()) throw new CommandError(`${path} is there already: give another name`);
      const file = there ? join(wanted, otherwise) : wanted;
      try {
        return { path: file, size: await writeFileSafely(file, chunks) };
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && 'path' in error)) throw error;
        throw new CommandError(`${file} can't be written: ${error.message}`);
      }
    },
  };
}
