import { expect, it } from 'vitest';
import { isSameOrigin } from './same-origin.ts';

const host = 'board.local:3000';

it.each([
  ['our own page', { origin: 'http://board.local:3000', secFetchSite: 'same-origin', host }, true],
  ['a program without a browser', { origin: null, secFetchSite: null, host }, true],
  ['behind a proxy that hides the host', { origin: 'https://board.example.com', secFetchSite: null, host }, true],
  ['another site', { origin: 'https://evil.example', secFetchSite: 'cross-site', host }, false],
  ['another port of the same machine', { origin: 'http://board.local:4000', secFetchSite: 'same-site', host }, false],
  ['a sandboxed frame', { origin: 'null', secFetchSite: 'cross-site', host }, false],
  ['another site that hides its origin', { origin: null, secFetchSite: 'cross-site', host }, false],
  ['a sister domain', { origin: null, secFetchSite: 'same-site', host }, false],
])('%s', (_, headers, allowed) => {
  expect(isSameOrigin(headers, 'https://board.example.com')).toBe(allowed);
});
