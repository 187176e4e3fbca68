import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { LinkItem } from '#shared/dependencies/cross-team-links.ts';
import { type ForeignLinks, NO_FOREIGN_LINKS } from '#shared/dependencies/foreign-links.ts';
import { NO_TEAM } from '#shared/dependencies/link-team.ts';
import { createForeignSource } from './foreign-source.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const item = (title: string): LinkItem => ({
  kind: 'initiative',
  key: '',
  title,
  boardTitle: 'Shop',
  start: null,
  end: null,
  status: 'planned',
});
const knowing = (title: string): ForeignLinks => ({
  ...NO_FOREIGN_LINKS,
  ends: new Map([['shop/i1', { team: NO_TEAM, item: item(title) }]]),
});

/** A source whose server answers these, one after the other, then the last for ever. */
function sourceOf(...answers: ForeignLinks[]) {
  let count = 0;
  const source = createForeignSource(async () => answers[Math.min(count++, answers.length - 1)] ?? null);
  const title = () => source.get().ends.get('shop/i1')?.item?.title;
  return { source, title, asked: () => count };
}

test('shows what a search found until the server says what it is', async () => {
  const { source, title } = sourceOf(NO_FOREIGN_LINKS, knowing('Checkout 2'));
  source.learn({ boardId: 'shop', itemId: 'i1', team: NO_TEAM, item: item('Checkout') });
  expect(title()).toBe('Checkout');
  source.follow(['shop/i1']);
  await vi.advanceTimersByTimeAsync(0);
  expect(title()).toBe('Checkout');
  await vi.advanceTimersByTimeAsync(500);
  expect(title()).toBe('Checkout 2');
});

test('asks again for what an answer lacks, less and less often, and gives up', async () => {
  const { source, asked } = sourceOf(NO_FOREIGN_LINKS);
  source.follow(['shop/i1']);
  await vi.advanceTimersByTimeAsync(1500);
  expect(asked()).toBe(3);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(asked()).toBe(6);
  source.follow(['shop/i1', 'shop/i2']);
  await vi.advanceTimersByTimeAsync(0);
  expect(asked()).toBe(7);
});

test('asks once for several who follow the same, and once more for what changed meanwhile', async () => {
  const { source, asked } = sourceOf(knowing('Checkout'));
  for (let i = 0; i < 3; i++) source.follow(['shop/i1']);
  await vi.advanceTimersByTimeAsync(0);
  expect(asked()).toBe(1);
  source.refresh();
  source.refresh();
  source.refresh();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(asked()).toBe(3);
});
