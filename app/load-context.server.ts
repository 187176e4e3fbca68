import type { RequestSession } from '#server/auth/request-session.ts';
import type { Services } from '#server/services.ts';

/** What every loader and action gets as `context`: the one door from app/ to server/. Types only. */
export interface LoadContext {
  readonly services: Services;
  /** Who asks; null when signed out. */
  readonly session: RequestSession | null;
  /** Names this request in logs; shown with an error, so that people can quote it. */
  readonly requestId: string;
  /** Logs an error with the id of this request. */
  readonly reportError: (error: unknown) => void;
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
