const WORDS = { 401: 'Signed out', 403: 'Forbidden', 404: 'Not found' } as const;

/**
 * Somebody may not do what they asked: 401 signed out, 403 not a member or not in this role, 404 unknown. It is a
 * Response, so that a loader or action may let it pass as it is; the socket answers its upgrade with `status`.
 */
export class AccessDenied extends Response {
  constructor(status: keyof typeof WORDS) {
    super(WORDS[status], { status, statusText: WORDS[status] });
  }
}
