/** The headers that say who sent a request. */
export interface OriginHeaders {
  readonly origin: string | null | undefined;
  readonly secFetchSite: string | null | undefined;
  readonly host: string | null | undefined;
}

/**
 * Whether a write, or a websocket, may carry our cookies: asked by one of our own pages, or by a program that is no
 * browser (which has no cookies that others could make it send). Browsers always send Origin with a write.
 */
export function isSameOrigin(headers: OriginHeaders, publicUrl: string | undefined): boolean {
  const { origin, secFetchSite, host } = headers;
  if (origin) return origin === publicUrl || (URL.canParse(origin) && new URL(origin).host === host);
  return !secFetchSite || secFetchSite === 'same-origin' || secFetchSite === 'none';
}
