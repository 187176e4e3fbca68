/** What the service worker decides by address and status alone. */

/** Pages of boards that were opened on this device; they carry what one person may see. */
export const PAGES_CACHE = 'quarterdeck:pages';

const PICTURES = [
  'roadmap',
  'matrix',
  'risks',
  'initiatives',
  'milestones',
  'actions',
  'links',
  'dependencies',
] as const;
const BOARD_PAGE = new RegExp(`^/b/[^/]+/(${PICTURES.join('|')})$`);

/** Whether the page is a picture of a live board: those work without the server. */
export function isBoardPage({ pathname }: URL): boolean {
  return BOARD_PAGE.test(pathname);
}

/** The pictures of a board, as addresses. */
export function boardPages(boardId: string): string[] {
  return PICTURES.map((picture) => `/b/${encodeURIComponent(boardId)}/${picture}`);
}

/** What is kept for an address: what stands behind `?` is read in the browser. */
export function pageKey({ origin, pathname }: URL): string {
  return `${origin}${pathname}`;
}

const FRESH_MS = 12 * 3_600_000;

/** Whether a page kept at that HTTP date need not be asked for again: what it shows comes from the device's own copy. */
export function isFresh(httpDate: string | null, now: number): boolean {
  const at = Date.parse(httpDate ?? '');
  return at <= now && now - at < FRESH_MS;
}

/** Whether the file never changes under its name. */
export function isAsset({ pathname }: URL): boolean {
  return pathname.startsWith('/assets/');
}

/** Whether somebody signs in, up or out. */
export function isSessionChange(method: string, { pathname }: URL): boolean {
  return method === 'POST' && /^\/(sign-(in|up|out)|invite\/[^/]+)(\.data)?$/.test(pathname);
}

/** Whether it was not Quarterdeck that answered, but what stands before it, or it is just ending. */
export function answersAway(status: number): boolean {
  return status === 502 || status === 503 || status === 504;
}
