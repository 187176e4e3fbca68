import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';

/** Bytes of JavaScript, gzipped, that a page fetches until the network is quiet. */
export async function scriptBytes(page: Page, address: string): Promise<number> {
  const bodies: Promise<Buffer>[] = [];
  const collect = (response: { request(): { resourceType(): string }; url(): string; body(): Promise<Buffer> }) => {
    if (/\.js(\?|$)/.test(response.url())) bodies.push(response.body());
  };
  page.on('response', collect);
  await page.goto(address, { waitUntil: 'networkidle' });
  page.off('response', collect);
  return (await Promise.all(bodies)).reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0);
}
