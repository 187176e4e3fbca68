import { expect, test } from 'vitest';
import { answersAway, boardPages, isAsset, isBoardPage, isFresh, isSessionChange, pageKey } from './offline-rules.ts';

const at = (path: string) => new URL(path, 'https://board.example.com');

test('the pictures of a board work without the server, other pages do not', () => {
  for (const page of boardPages('b-1')) expect(isBoardPage(at(page))).toBe(true);
  for (const page of ['/', '/b/b-1', '/b/b-1/history', '/b/b-1/import', '/o/x/boards', '/b/b-1/roadmap.data']) {
    expect(isBoardPage(at(page))).toBe(false);
  }
});

test('a picture is kept once, whatever is open in it', () => {
  expect(pageKey(at('/b/b-1/roadmap?item=risks/r1#x'))).toBe('https://board.example.com/b/b-1/roadmap');
});

test.each([
  ['POST', '/sign-out', true],
  ['POST', '/sign-out.data', true],
  ['POST', '/sign-in.data?index', true],
  ['POST', '/invite/abc', true],
  ['GET', '/sign-in', false],
  ['POST', '/b/b-1', false],
])('%s %s changes who is signed in: %s', (method, path, changes) => {
  expect(isSessionChange(method, at(path))).toBe(changes);
});

test('a page is asked for again after half a day, or when it says no date or one to come', () => {
  const now = Date.parse('Mon, 01 Mar 2027 12:00:00 GMT');
  expect(isFresh('Mon, 01 Mar 2027 01:00:00 GMT', now)).toBe(true);
  for (const date of ['Sun, 28 Feb 2027 23:00:00 GMT', 'Tue, 02 Mar 2027 12:00:00 GMT', 'soon', null]) {
    expect(isFresh(date, now)).toBe(false);
  }
});

test('assets never change, and a gateway without a server is no answer', () => {
  expect([isAsset(at('/assets/board-a1.js')), isAsset(at('/favicon.svg'))]).toEqual([true, false]);
  expect([502, 503, 504, 200, 302, 401, 403, 404, 500].filter(answersAway)).toEqual([502, 503, 504]);
});
