import type { Command } from './command.ts';
import { backup } from './commands/backup.ts';
import { boardCreate } from './commands/board-create.ts';
import { boardExport } from './commands/board-export.ts';
import { boardImport } from './commands/board-import.ts';
import { boardList } from './commands/board-list.ts';
import { boardSnapshot } from './commands/board-snapshot.ts';
import { orgList } from './commands/org-list.ts';
import { restore } from './commands/restore.ts';
import { userAdd } from './commands/user-add.ts';

/**
 * Every command, in the order in which --help lists them. To add one: a file in commands/ that exports
 * `defineCommand({ name, usage, summary, args, options, run })`, and a line here. `run(services, args, io)` gets checked
 * arguments, reads files by `io.readFile` only (the file may be on the other end of the control socket), and returns
 * `{ text, json }`; it throws a CommandError for what the person who typed it can mend.
 */
export const commands: readonly Command[] = [
  userAdd,
  orgList,
  boardList,
  boardCreate,
  boardImport,
  boardExport,
  boardSnapshot,
  backup,
  restore,
];
