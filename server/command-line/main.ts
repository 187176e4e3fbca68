import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { openConfiguredDatabase } from '../db/open-configured-database.ts';
import { type Env, readEnv } from '../env.ts';
import { createLogger } from '../logger.ts';
import { Refusal } from '../refusal.ts';
import { createServices } from '../services.ts';
import { askServer, connectToServer } from './ask-server.ts';
import { CommandError, type CommandIo } from './command.ts';
import { type CommandResult, helpFor, runCommand } from './run-command.ts';

/** Runs one command and sets the exit code. Through the server when one holds the data folder, else on the database. */
export async function main(argv: readonly string[]): Promise<void> {
  const { stdout, stderr, exitCode } = await resultOf(argv);
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  process.exitCode = exitCode;
}

const files: Pick<CommandIo, 'readFile'> = {
  async readFile(path) {
    try {
      return await readFile(resolve(path));
    } catch (error) {
      throw new CommandError(`${path} can't be read: ${error instanceof Error ? error.message : error}`);
    }
  },
};

async function resultOf(argv: readonly string[]): Promise<CommandResult> {
  try {
    const help = helpFor(argv);
    if (help) return help;
    const env = readEnv();
    const server = await connectToServer(env.DATA_DIR);
    return server ? await askServer(server, argv, files) : await runHere(env, argv);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { stdout: '', stderr: `quarterdeck: ${error.message}\n`, exitCode: 1 };
  }
}

async function runHere(env: Env, argv: readonly string[]): Promise<CommandResult> {
  const log = createLogger(env.LOG_LEVEL);
  const database = await openConfiguredDatabase(env, log, (error) => {
    throw error;
  });
  try {
    const services = await createServices({ db: database.db, env, log, now: () => new Date(), newId: randomUUID });
    try {
      return await runCommand(services, argv, files);
    } finally {
      await services.stop();
    }
  } finally {
    await database.close();
  }
}
