import type { z } from 'zod';
import type { Env } from '../env.ts';
import type { Services } from '../services.ts';

/** What a command may do with the world of the person who typed it, whichever process it runs in. */
export interface CommandIo {
  /** Bytes of a file named on the command line. Throws a CommandError when it can't be read. */
  readFile(path: string): Promise<Uint8Array>;
  /**
   * Writes a new file, readable by its owner alone and on the disk when this resolves; answers its whole path and its
   * size. A folder gets a file of the name `otherwise`; so does the default folder when no path is given. Throws a
   * CommandError when it can't be written, or is there.
   */
  writeFile(path: string | undefined, otherwise: string, chunks: AsyncIterable<Uint8Array>): Promise<WrittenFile>;
  /** A line on stderr: warnings, progress. */
  note(line: string): void;
}

export interface WrittenFile {
  readonly path: string;
  readonly size: number;
}

/** What a command answers: `text` for people, `json` with --json. */
export interface CommandOutput {
  readonly text: string;
  readonly json: unknown;
}

/** The command can't do what was asked, and the one who asked can mend it: printed as one line, exit code 1. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

interface CommandWords<Args> {
  /** Its words, for instance `board import`. */
  readonly name: string;
  /** What follows the words, for instance `--board ID FILE [--dry-run]`. */
  readonly usage: string;
  readonly summary: string;
  /** One key an option (`--key value`; a key of `flags` takes no value; a key of `positionals` no dashes). */
  readonly args: z.ZodType<Args>;
  readonly options: readonly (keyof Args & string)[];
  /** Those of the options that may be given several times: their value is an array. */
  readonly repeated?: readonly (keyof Args & string)[];
  readonly flags?: readonly (keyof Args & string)[];
  readonly positionals?: readonly (keyof Args & string)[];
}

export interface CommandDefinition<Args> extends CommandWords<Args> {
  run(services: Services, args: Args, io: CommandIo): Promise<CommandOutput>;
}

/** A command that works on the data while no server may have it open. */
export interface OfflineCommandDefinition<Args> extends CommandWords<Args> {
  runOffline(env: Env, args: Args): Promise<CommandOutput>;
}

type Unchecked = Record<string, unknown>;

/** A command whose arguments are still unchecked. */
export type Command = Omit<CommandWords<Unchecked>, 'args'> &
  (
    | { readonly offline: false; run(services: Services, args: Unchecked, io: CommandIo): Promise<CommandOutput> }
    | { readonly offline: true; run(env: Env, args: Unchecked): Promise<CommandOutput> }
  );

/** Makes a command check its arguments before it runs. */
export function defineCommand<Args>({ args: schema, run, ...words }: CommandDefinition<Args>): Command {
  return {
    ...words,
    offline: false,
    run: async (services, args, io) => run(services, checkArgs(schema, words, args), io),
  };
}

/** The same for a command that works while no server runs. */
export function defineOfflineCommand<Args>(definition: OfflineCommandDefinition<Args>): Command {
  const { args: schema, runOffline, ...words } = definition;
  return { ...words, offline: true, run: async (env, args) => runOffline(env, checkArgs(schema, words, args)) };
}

function checkArgs<Args>(schema: z.ZodType<Args>, words: Omit<CommandWords<Args>, 'args'>, args: Unchecked): Args {
  const checked = schema.safeParse(args);
  if (checked.success) return checked.data;
  const faults = checked.error.issues.map(({ path, message }) => {
    const name = path.join('.');
    const shown = words.positionals?.some((positional) => positional === name) ? name.toUpperCase() : `--${name}`;
    return args[name] === undefined ? `${shown} is missing` : `${shown}: ${message}`;
  });
  throw new CommandError(`${faults.join('; ')}. Usage: quarterdeck ${words.name} ${words.usage}`);
}
