import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/node';
import { readEnv } from './env.ts';
import { createLogger } from './logger.ts';
import { projectRoot } from './project-root.ts';
import { Refusal } from './refusal.ts';
import { type PageSource, type RunningServer, startServer } from './start-server.ts';

/** The pages that the build made. */
const builtPages: PageSource = async () => {
  const folder = join(projectRoot(), 'build');
  const build: ServerBuild = await import(pathToFileURL(join(folder, 'server', 'index.js')).href);
  return { pages: { mode: 'production', build, clientFolder: join(folder, 'client') } };
};

/** Runs Quarterdeck until it is told to end. A Refusal is one line on stderr and exit code 1. */
export async function main(pageSource: PageSource = builtPages): Promise<void> {
  try {
    const env = readEnv();
    const log = createLogger(env.LOG_LEVEL);
    const running = await startServer(env, log, pageSource, (error) => {
      log.fatal({ err: error }, 'the database is lost');
      process.exit(1);
    });
    endOnSignals(running);
    greet(running, env.PUBLIC_URL);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    process.stderr.write(`quarterdeck: ${error.message}\n`);
    process.exit(1);
  }
}

function greet({ url, demo }: RunningServer, publicUrl: string | undefined): void {
  const lines = [`Quarterdeck is ready:  ${publicUrl ?? url}`];
  if (demo) {
    lines.push(`Sign in to the demo:   ${demo.email}`);
    lines.push(`             password: ${demo.password}   (kept in ${demo.passwordFile})`);
  }
  lines.push('Ctrl-C ends it.');
  process.stdout.write(`${lines.join('\n')}\n`);
}

function endOnSignals(running: RunningServer): void {
  let ending = false;
  const end = async () => {
    // A terminal signals npm and us, and npm passes its own on: once is enough.
    if (ending) return;
    ending = true;
    try {
      await running.stop();
      process.exit(0);
    } catch (error) {
      process.stderr.write(`quarterdeck: it did not end cleanly: ${error instanceof Error ? error.stack : error}\n`);
      process.exit(1);
    }
  };
  process.on('SIGINT', () => void end());
  process.on('SIGTERM', () => void end());
}
