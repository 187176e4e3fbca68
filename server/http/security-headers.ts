import type { Context } from 'hono';

/**
 * The strict policy every page runs under: scripts and styles of ours alone, or with the page's nonce. Style attributes
 * are the one exception, which the canvas and the menus can't do without.
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Sets the headers of an answer that is finished: a redirect made by a route can't be changed before. */
export function setSecurityHeaders(c: Context, nonce: string, publicUrl: string | undefined): void {
  c.header('Content-Security-Policy', contentSecurityPolicy(nonce));
  c.header('X-Content-Type-Options', 'nosniff');
  c.header('X-Frame-Options', 'DENY');
  c.header('Referrer-Policy', 'same-origin');
  c.header('Cross-Origin-Opener-Policy', 'same-origin');
  c.header('Cross-Origin-Resource-Policy', 'same-origin');
  c.header('Permissions-Policy', 'camera=(), geolocation=(), microphone=()');
  if (publicUrl?.startsWith('https:')) c.header('Strict-Transport-Security', 'max-age=31536000');
}
