import { expect, test } from 'vitest';
import { mayReadMetrics } from './metrics-access.ts';

const here = { authorization: undefined, remoteAddress: '127.0.0.1', forwarded: false };

test.each([
  ['this machine', here, undefined, true],
  ['this machine by IPv6', { ...here, remoteAddress: '::1' }, undefined, true],
  ['this machine through a proxy', { ...here, forwarded: true }, undefined, false],
  ['another machine', { ...here, remoteAddress: '10.0.0.7' }, undefined, false],
  ['this machine while there is a token', here, 'a-long-token', false],
  ['the token', { ...here, remoteAddress: '10.0.0.7', authorization: 'Bearer a-long-token' }, 'a-long-token', true],
  [
    'the token through a proxy',
    { ...here, forwarded: true, authorization: 'Bearer a-long-token' },
    'a-long-token',
    true,
  ],
  ['another token', { ...here, authorization: 'Bearer a-long-tokem' }, 'a-long-token', false],
  ['no token', { ...here, authorization: 'Bearer ' }, 'a-long-token', false],
])('%s', (_, request, token, allowed) => {
  expect(mayReadMetrics(request, token)).toBe(allowed);
});
