import type { z } from 'zod';
import type { Services } from '../services.ts';

/** What a command may do with the world of the person who typed it, whichever process it runs in. */
export interface CommandIo {
  /** Bytes of a file named on the command line. Throws a CommandError when it can't be read. */
  readFile(path: string): Promise<Uint8Array>;
  /** A line on stderr: warnings, progress. */
  note(line: string): void;
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

export interface CommandDefinition<Args> {
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
  run(services: Services, args: Args, io: CommandIo): Promise<CommandOutput>;
}

/** A command whose arguments are still unchecked. */
export interface Command extends Omit<CommandDefinition<Record<string, unknown>>, 'args' | 'run'> {
  run(services: Services, args: Record<string, unknown>, io: CommandIo): Promise<CommandOutput>;
}

/** Makes a command check its arguments before it runs. */
export function defineCommand<Args>({ args: schema, run, ...rest }: CommandDefinition<Args>): Command {
  return {
    ...rest,
    run(services, args, io) {
      const checked = schema.safeParse(args);
      if (checked.success) return run(services, checked.data, io);
      const faults = checked.error.issues.map(({ path, message }) => {
        const name = path.join('.');
        const shown = rest.positionals?.some((positional) => positional === name) ? name.toUpperCase() : `--${name}`;
        return args[name] === undefined ? `${shown} is missing` : `${shown}: ${message}`;
      });
      throw new CommandError(`${faults.join('; ')}. Usage: quarterdeck ${rest.name} ${rest.usage}`);
    },
  };
}
