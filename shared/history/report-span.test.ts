import { describe, expect, it } from 'vitest';
import { spanDays } from './report-span.ts';

describe('the days of a span', () => {
  it.each([
    ['this-week', '2026-11-25', '2026-11-23', '2026-11-29'],
    ['this-week', '2026-11-23', '2026-11-23', '2026-11-29'],
    ['this-week', '2026-11-29', '2026-11-23', '2026-11-29'],
    ['last-week', '2027-01-01', '2026-12-21', '2026-12-27'],
    ['this-quarter', '2026-11-25', '2026-10-01', '2026-12-31'],
    ['last-quarter', '2027-02-01', '2026-10-01', '2026-12-31'],
  ] as const)('%s as of %s is %s to %s', (span, today, since, until) => {
    expect(spanDays(span, today)).toEqual({ since, until });
  });

  it('knows no days of a baseline, nor of those that are chosen', () => {
    expect(spanDays('baseline', '2026-11-25')).toBeNull();
    expect(spanDays('days', '2026-11-25')).toBeNull();
  });
});
