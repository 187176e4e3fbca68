import { randomUUID } from 'node:crypto';
import { backupFolder, openConfiguredDatabase } from '../db/open-configured-database.ts';
import { type Env, readEnv } from '../env.ts';
import { createLogger } from '../logger.ts';
import { Refusal } from '../refusal.ts';
import { createServices } from '../services.ts';
import { askServer, connectToServer } from './ask-server.ts';
import { localFiles } from './local-files.ts';
import { type CommandResult, type Files, helpFor, isOffline, runCommand, runOffline } from './run-command.ts';

/** Runs one command and sets the exit code. Through the server when one holds the data folder, else on the database. */
export async function main(argv: readonly string[]): Promise<void> {
  const { stdout, stderr, exitCode } = await resultOf(argv);
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  process.exitCode = exitCode;
}

async function resultOf(argv: readonly string[]): Promise<CommandResult> {
  try {
    const help = helpFor(argv);
    if (help) return help;
    const env = readEnv();
    const files = localFiles(backupFolder(env.DATA_DIR));
    const server = await connectToServer(env.DATA_DIR);
    if (server) return await askServer(server, argv, files);
    return isOffline(argv) ? await runOffline(env, argv) : await runHere(env, argv, files);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { stdout: '', stderr: `quarterdeck: ${error.message}\n`, exitCode: 1 };
  }
}

async function runHere(env: Env, argv: readonly string[], files: Files): Promise<CommandResult> {
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
