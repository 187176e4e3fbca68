import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readEnv } from './env.ts';

describe('the environment', () => {
  it('has a default for everything', () => {
    expect(readEnv({ PORT: '', UNKNOWN: 'x' })).toEqual({
      NODE_ENV: 'production',
      PORT: 3000,
      HOST: '127.0.0.1',
      DATA_DIR: resolve('data'),
      LOG_LEVEL: 'warn',
    });
  });

  it.each([
    [{ PORT: 'abc' }, 'Bad setting: PORT must be a port number from 0 to 65535 (it is "abc").'],
    [{ PORT: '70000' }, 'Bad setting: PORT must be a port number from 0 to 65535 (it is "70000").'],
    [
      { LOG_LEVEL: 'loud' },
      'Bad setting: LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent (it is "loud").',
    ],
    [
      { DATABASE_URL: 'mysql://me:secret@x/y' },
      'Bad setting: DATABASE_URL must be an address like postgres://user:password@host:5432/quarterdeck.',
    ],
  ])('refuses %j in one line', (source, message) => {
    expect(() => readEnv(source)).toThrow(message);
  });

  it('refuses several processes on the embedded database', () => {
    expect(() => readEnv({ REDIS_URL: 'redis://localhost:6379' })).toThrow('set DATABASE_URL too');
  });

  it('reduces PUBLIC_URL to its origin', () => {
    expect(readEnv({ PUBLIC_URL: 'https://board.example.com/x' }).PUBLIC_URL).toBe('https://board.example.com');
  });
});
