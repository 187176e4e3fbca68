import { afterEach, expect } from 'vitest';

// A test that prints a warning or an error hides a fault: it fails. A test that expects one says so by `expectConsole`.
const printed: string[] = [];
for (const method of ['error', 'warn'] as const) {
  const original = console[method].bind(console);
  console[method] = (...args: unknown[]) => {
    printed.push(`console.${method}: ${args.map(String).join(' ')}`);
    original(...args);
  };
}

afterEach(() => {
  const seen = printed.splice(0);
  expect(seen, 'nothing is printed to console.error or console.warn').toEqual([]);
});
