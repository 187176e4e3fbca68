import { createHash, timingSafeEqual } from 'node:crypto';

export interface MetricsRequest {
  readonly authorization: string | undefined;
  /** Address of the other end of the socket; "unknown" when the request was made inside the process. */
  readonly remoteAddress: string;
  /** Whether the request says that it came through a proxy: it is then from anywhere. */
  readonly forwarded: boolean;
}

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1', 'unknown']);

/**
 * Whether somebody may read the metrics: who knows METRICS_TOKEN; while none is set, programs of this machine that come
 * straight, without a proxy.
 */
export function mayReadMetrics(request: MetricsRequest, token: string | undefined): boolean {
  if (token === undefined) return LOOPBACK.has(request.remoteAddress) && !request.forwarded;
  return isSame(request.authorization ?? '', `Bearer ${token}`);
}

/** In a time that says nothing about how much of it was right. */
function isSame(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
