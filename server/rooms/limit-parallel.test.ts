import { expect, test } from 'vitest';
import { limitParallel } from './limit-parallel.ts';

test('S5 no more run at a time than allowed, in order, and one that fails lets the next in', async () => {
  const limit = limitParallel(2);
  const started: number[] = [];
  const ends: ((error?: Error) => void)[] = [];
  const work = (n: number) =>
    limit(() => {
      started.push(n);
      return new Promise<number>((resolve, reject) => {
        ends[n] = (error) => (error ? reject(error) : resolve(n));
      });
    });
  const all = [0, 1, 2, 3].map(work);
  expect(started).toEqual([0, 1]);
  ends[1]?.(new Error('broken'));
  await expect(all[1]).rejects.toThrow('broken');
  expect(started).toEqual([0, 1, 2]);
  ends[0]?.();
  ends[2]?.();
  expect(await Promise.all([all[0], all[2]])).toEqual([0, 2]);
  expect(started).toEqual([0, 1, 2, 3]);
  ends[3]?.();
  expect(await all[3]).toBe(3);
});
