import { DrizzleQueryError } from 'drizzle-orm/errors';
import { DatabaseError } from 'pg';
import { expect, test } from 'vitest';
import { createLogger } from './logger.ts';
import { safeError } from './safe-error.ts';

const SECRET = 'Project Narwhal';

const databaseError = (code: string, message: string) =>
  Object.assign(new DatabaseError(message, 0, 'error'), {
    code,
    severity: 'ERROR',
    detail: `Key (title)=(${SECRET}) already exists.`,
    where: `COPY boards, line 1: "${SECRET}"`,
    hint: SECRET,
    constraint: 'boards_pkey',
    table: 'boards',
  });

test.each([
  [
    'a query of Drizzle',
    new DrizzleQueryError(`insert ... ${SECRET}`, [SECRET], databaseError('23505', 'duplicate key')),
    { message: 'a query failed: see the cause', cause: { code: '23505', table: 'boards', message: 'duplicate key' } },
  ],
  [
    'a value',
    databaseError('22P02', `invalid input syntax: "${SECRET}"`),
    { code: '22P02', constraint: 'boards_pkey' },
  ],
  ['what could not be read', parseError(`{"title": ${SECRET}`), { type: 'SyntaxError' }],
  ['many', new AggregateError([databaseError('22P02', SECRET)], 'all failed'), { errors: [{ code: '22P02' }] }],
  ['no error', SECRET, { type: 'string' }],
  ['many lines', new Error(`a fault\n${SECRET}`), { message: 'a fault' }],
])('of %s, a log line has what helps and nothing that people wrote', (_, error, kept) => {
  const lines: string[] = [];
  const log = createLogger('info', { write: (line) => lines.push(line) });
  log.error({ err: error }, 'It failed');
  expect(lines.join('')).not.toContain(SECRET);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ pid: process.pid, msg: 'It failed', err: kept });
});

test('a stack says where, and does not repeat the message', () => {
  const { stack } = safeError(new Error('where'));
  expect(stack).toMatch(/^at .*safe-error\.test\.ts/);
  expect(stack).not.toContain('where');
});

function parseError(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return error;
  }
}
