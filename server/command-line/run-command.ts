import { parseArgs } from 'node:util';
import type { Env } from '../env.ts';
import { Refusal } from '../refusal.ts';
import type { Services } from '../services.ts';
import { type Command, CommandError, type CommandIo, type CommandOutput } from './command.ts';
import { commands } from './commands.ts';

/** What a command printed and its exit code. */
export interface CommandResult {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: 0 | 1;
}

/** The files of the person who typed the command. */
export type Files = Pick<CommandIo, 'readFile' | 'writeFile'>;

/** The answer to a call that asks for help or names no command; null when it names one. */
export function helpFor(argv: readonly string[]): CommandResult | null {
  const command = find(argv);
  const wantsHelp = argv.includes('--help') || argv.includes('-h') || argv[0] === 'help' || argv.length === 0;
  if (wantsHelp) return { stdout: command ? usage(command) : overview(), stderr: '', exitCode: 0 };
  if (command) return null;
  return { stdout: '', stderr: `quarterdeck: there is no command "${argv.join(' ')}". See --help.\n`, exitCode: 1 };
}

/** Runs the command that `argv` names. Never throws: what goes wrong is a line on stderr and exit code 1. */
export async function runCommand(services: Services, argv: readonly string[], io: Files): Promise<CommandResult> {
  return runNamed(argv, (command, args, note) => {
    if (command.offline) {
      throw new CommandError('a server runs on this data: stop it first, since its people would go on writing');
    }
    return command.run(services, args, { ...io, note });
  });
}

/** Whether `argv` names a command that wants no server running. */
export const isOffline = (argv: readonly string[]): boolean => find(argv)?.offline ?? false;

/** The same for such a command. */
export async function runOffline(env: Env, argv: readonly string[]): Promise<CommandResult> {
  return runNamed(argv, (command, args) => {
    if (!command.offline) throw new Error(`${command.name} wants services`);
    return command.run(env, args);
  });
}

async function runNamed(
  argv: readonly string[],
  run: (command: Command, args: Record<string, unknown>, note: CommandIo['note']) => Promise<CommandOutput>,
): Promise<CommandResult> {
  const help = helpFor(argv);
  const command = find(argv);
  if (help || !command) return help ?? { stdout: overview(), stderr: '', exitCode: 0 };
  const notes: string[] = [];
  try {
    const { json, ...args } = parse(command, argv);
    const output = await run(command, args, (line) => notes.push(line));
    const stdout = json ? JSON.stringify(output.json, null, 2) : output.text;
    return { stdout: stdout === '' ? '' : `${stdout}\n`, stderr: lines(notes), exitCode: 0 };
  } catch (error) {
    return { stdout: '', stderr: lines([...notes, `quarterdeck: ${explain(error)}`]), exitCode: 1 };
  }
}

function find(argv: readonly string[]): Command | undefined {
  return commands.find(({ name }) => name.split(' ').every((word, i) => argv[i] === word));
}

function parse(command: Command, argv: readonly string[]): Record<string, unknown> {
  const { name, options, repeated = [], flags = [], positionals = [] } = command;
  const parsed = parseStrictly(argv.slice(name.split(' ').length), {
    ...Object.fromEntries(
      options.map((option) => [option, { type: 'string', multiple: repeated.includes(option) } as const]),
    ),
    ...Object.fromEntries([...flags, 'json'].map((flag) => [flag, { type: 'boolean' } as const])),
  });
  const extra = parsed.positionals[positionals.length];
  if (extra !== undefined) throw new CommandError(`"${extra}" is too much. Usage: ${usageLine(command)}`);
  const named = positionals.map((positional, i) => [positional, parsed.positionals[i]]);
  return { ...parsed.values, ...Object.fromEntries(named) };
}

function parseStrictly(args: string[], options: Record<string, { type: 'string' | 'boolean'; multiple?: boolean }>) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new CommandError(error instanceof Error ? error.message : String(error));
  }
}

function explain(error: unknown): string {
  if (error instanceof CommandError || error instanceof Refusal) return error.message;
  // Drizzle says which query failed; its cause says why.
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return `it failed: ${cause instanceof Error ? cause.message : String(cause)}`;
}

const usageLine = ({ name, usage: rest }: Command) => `quarterdeck ${name} ${rest}`.trim();
const usage = (command: Command) =>
  `${usageLine(command)}\n\n${command.summary}\n--json prints machine-readable output.\n`;
const lines = (all: readonly string[]) => all.map((line) => `${line}\n`).join('');

function overview(): string {
  const list = commands.map((command) => `  ${usageLine(command)}\n      ${command.summary}`);
  return `Usage: npm run -s quarterdeck -- <command> [--json]\n\n${list.join('\n')}\n`;
}
