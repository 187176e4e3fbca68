import type { RequestSession } from '#server/auth/request-session.ts';
import type { Services } from '#server/services.ts';

/** What every loader and action gets as `context`: the one door from app/ to server/. Types only. */
export interface LoadContext {
  readonly services: Services;
  /** Who asks; null when signed out. */
  readonly session: RequestSession | null;
  readonly requestId: string;
  /** Network address of who asks, for limits on attempts. */
  readonly clientAddress: string;
  /** Goes on every inline script and style of this answer: the content security policy allows no other. */
  readonly cspNonce: string;
  /** For who has one; without it the canvas shows tldraw's watermark. */
  readonly tldrawLicenseKey: string | undefined;
}

declare module '@remix-run/server-runtime' {
  interface AppLoadContext extends LoadContext {}
}

export type { RequestSession, Services };
