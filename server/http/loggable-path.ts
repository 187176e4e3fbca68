/** Addresses whose next part is a secret. */
const SECRET_AFTER = new Set(['invite']);
const LONGEST = 200;

/** The path of an address as a log may have it: no query string, no token of an invitation. */
export function loggablePath(path: string): string {
  const [bare = ''] = path.split(/[?#]/, 1);
  const parts = bare.split('/');
  return parts
    .map((part, i) => (SECRET_AFTER.has(parts[i - 1] ?? '') ? ':token' : part))
    .join('/')
    .slice(0, LONGEST);
}
