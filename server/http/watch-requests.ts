import type { HttpBindings } from '@hono/node-server';
import type { MiddlewareHandler } from 'hono';
import type { Logger } from '../logger.ts';
import { loggablePath } from './loggable-path.ts';
import { httpDuration } from './metrics.ts';
import { REQUEST_ID_HEADER, requestIdOf } from './request-id.ts';

/** What is known of a request while it is served. */
export interface RequestFacts {
  /** Node's own request; missing when a request is made inside the process. */
  Bindings: Partial<HttpBindings>;
  Variables: {
    requestId: string;
    /** Who asks, once it is known. */
    userId: string | undefined;
  };
}

/** Asked all the time by machines: no news. */
const QUIET = /^\/(healthz|readyz|metrics|assets\/.*)$/;

/** Gives each request an id, which its answer and its log lines carry; counts and logs it when it was answered. */
export function watchRequests(log: Logger): MiddlewareHandler<RequestFacts> {
  return async (c, next) => {
    const started = performance.now();
    const requestId = requestIdOf(c.req.header(REQUEST_ID_HEADER));
    c.set('requestId', requestId);
    await next();
    c.header(REQUEST_ID_HEADER, requestId);
    const ms = performance.now() - started;
    const { method, path } = c.req;
    const { status } = c.res;
    httpDuration.observe({ method: KNOWN.has(method) ? method : 'other', status }, ms / 1000);
    const facts = { requestId, method, path: loggablePath(path), status, ms: Math.round(ms), userId: c.get('userId') };
    log[QUIET.test(path) ? 'debug' : 'info'](facts, 'A request was answered');
  };
}

/** Anybody may send any word as a method: labels must not grow without bound. */
const KNOWN = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
