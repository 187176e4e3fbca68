import { hostname } from 'node:os';
import { type DestinationStream, destination, type Logger as PinoLogger, pino } from 'pino';
import { safeError } from './safe-error.ts';

export type Logger = PinoLogger;

/**
 * JSON lines on stderr: stdout is for what people and scripts asked for. `pid` and `hostname` tell the processes of a
 * cluster apart. Ids are named requestId, connectionId, userId, boardId and docId everywhere; what people wrote, their
 * addresses, cookies, tokens and query strings are in no line.
 */
export function createLogger(level: string, to: DestinationStream = destination({ fd: 2, sync: true })): Logger {
  const base = { pid: process.pid, hostname: hostname() };
  return pino({ level, base, serializers: { err: safeError } }, to);
}
