/** A path of this site to go on to, from an untrusted `next`: anything else gives `fallback`. */
export function safeNextPath(next: unknown, fallback = '/'): string {
  if (typeof next !== 'string') return fallback;
  // Browsers take `\` for `/` and drop control characters, which makes other sites of harmless-looking paths.
  if (!/^\/(?![/\\])/.test(next) || /[\\\p{Cc}]/u.test(next)) return fallback;
  return next;
}

/** The sign-in page that comes back to this address afterwards. */
export function signInPath(url: string): string {
  const { pathname, search } = new URL(url, 'http://localhost');
  const path = pathname.replace(/\.data$/, '');
  return path === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(path + search)}`;
}
