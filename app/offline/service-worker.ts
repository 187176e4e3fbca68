import {
  answersAway,
  boardPages,
  isAsset,
  isBoardPage,
  isFresh,
  isSessionChange,
  PAGES_CACHE,
  pageKey,
} from './offline-rules.ts';

/** Names of what this build's pages are made of; the build puts them here. */
declare const ASSETS: readonly string[];
/** Changes with ASSETS. */
declare const BUILD: string;

interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface FetchEvent extends WorkerEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface MessageEventOfPage extends WorkerEvent {
  readonly data: unknown;
}
/** What of a service worker's surroundings is used here: TypeScript can't know them beside a page's. */
interface Worker {
  readonly location: Location;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: WorkerEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void;
  addEventListener(type: 'message', listener: (event: MessageEventOfPage) => void): void;
}
const worker = globalThis as unknown as Worker;

const ASSETS_PREFIX = 'quarterdeck:assets:';
const ASSETS_CACHE = `${ASSETS_PREFIX}${BUILD}`;
/** A page that was opened before is not waited for longer than this: a network that hangs is no network. */
const PATIENCE_MS = 6_000;

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));

worker.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([dropOldAssets(), renewPages(), worker.clients.claim()]));
});

worker.addEventListener('message', (event) => {
  const { keep } = (event.data ?? {}) as { keep?: unknown };
  if (Array.isArray(keep)) event.waitUntil(Promise.all([keepAssets(), keepPages(keep.map(String))]));
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== worker.location.origin) return;
  // Whoever signs in next must not find the pages of who was here before.
  if (isSessionChange(request.method, url)) event.waitUntil(caches.delete(PAGES_CACHE));
  else if (request.method !== 'GET') return;
  else if (isAsset(url)) event.respondWith(asset(request));
  else if (request.mode === 'navigate' && isBoardPage(url)) event.respondWith(page(request, url));
});

/** Names of assets carry a hash: what is kept under one is what the server has. */
async function asset(request: Request): Promise<Response> {
  const kept = await caches.match(request, { ignoreVary: true });
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await (await caches.open(ASSETS_CACHE)).put(request, answer.clone());
  return answer;
}

/** The page from the server; from this device when the server can't be reached. */
async function page(request: Request, url: URL): Promise<Response> {
  const pages = await caches.open(PAGES_CACHE);
  const key = pageKey(url);
  const kept = await pages.match(key, { ignoreVary: true });
  try {
    const answer = await (kept ? Promise.race([fetch(request), giveUp()]) : fetch(request));
    if (answersAway(answer.status)) return kept ?? answer;
    if (answer.ok) await pages.put(key, answer.clone());
    // A redirect to sign in, no access, no board: nothing of it stays here.
    else await pages.delete(key);
    return answer;
  } catch (error) {
    return kept ?? (await otherPicture(pages, url)) ?? unknownPage(error);
  }
}

function giveUp(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error('The server takes too long')), PATIENCE_MS);
  });
}

/** A picture that was not kept yet: another one of the same board is better than none. */
async function otherPicture(pages: Cache, url: URL): Promise<Response | undefined> {
  const [, , boardId = ''] = url.pathname.split('/');
  for (const address of boardPages(decodeURIComponent(boardId))) {
    const other = new URL(address, url);
    if (await pages.match(pageKey(other), { ignoreVary: true })) return Response.redirect(other.href);
  }
  return undefined;
}

function unknownPage(error: unknown): Response {
  const text = [
    '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
    '<meta name="color-scheme" content="light dark"><title>Offline · Quarterdeck</title><body style="font:16px/1.5 system-ui,sans-serif;max-width:34rem;margin:20vh auto;padding:0 1rem">',
    '<h1 style="font-size:1.25rem">There is no connection</h1>',
    '<p>This page was not opened on this device before, so it can not be shown without the server. Boards that were',
    'opened here can. Nothing was lost. Try again when you are back online.</p>',
    '</body></html>',
  ].join('\n');
  return new Response(text, {
    status: 503,
    statusText: error instanceof Error ? error.name : 'Offline',
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': "default-src 'none'; style-src-attr 'unsafe-inline'",
    },
  });
}

/** Gets what a board may need and the page has not asked for yet. */
async function keepAssets(): Promise<void> {
  const cache = await caches.open(ASSETS_CACHE);
  for (const name of ASSETS) if (!(await caches.match(name, { ignoreVary: true }))) await cache.add(name);
}

/** Keeps these pages; those that were kept lately only when they are wanted `anew`. */
async function keepPages(addresses: readonly string[], anew = false): Promise<void> {
  const pages = await caches.open(PAGES_CACHE);
  await Promise.all(
    addresses.map(async (address) => {
      const url = new URL(address, worker.location.origin);
      if (url.origin !== worker.location.origin || !isBoardPage(url)) return;
      const kept = anew ? undefined : await pages.match(pageKey(url), { ignoreVary: true });
      if (kept && isFresh(kept.headers.get('Date'), Date.now())) return;
      const answer = await fetch(url, { redirect: 'manual', headers: { Accept: 'text/html' } });
      if (answer.ok) await pages.put(pageKey(url), answer);
      else if (!answersAway(answer.status)) await pages.delete(pageKey(url));
    }),
  );
}

/** The build before is kept: tabs that were opened with it may still fetch parts of it. */
async function dropOldAssets(): Promise<void> {
  const builds = (await caches.keys()).filter((name) => name.startsWith(ASSETS_PREFIX) && name !== ASSETS_CACHE);
  await Promise.all(builds.slice(0, -1).map((name) => caches.delete(name)));
}

/** Pages of another build name assets that this one does not have. */
async function renewPages(): Promise<void> {
  const kept = await (await caches.open(PAGES_CACHE)).keys();
  if (kept.length === 0) return;
  await keepAssets();
  await keepPages(
    kept.map(({ url }) => url),
    true,
  );
}
