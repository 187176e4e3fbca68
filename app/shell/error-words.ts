/** An error in words: what happened, what is safe, what to do. */
export interface ErrorWords {
  readonly status: number | null;
  readonly title: string;
  readonly what: string;
  readonly safe?: string;
  /** Whether doing the same again may help. */
  readonly retry: boolean;
  readonly action: { readonly label: string; readonly to: string };
}

const HOME = { label: 'Go to your boards', to: '/' };

/**
 * The words for an HTTP status; null for an exception, which is a fault of ours. `said` is what the server answered:
 * its own reasons are sentences and say more than any status, those of the framework are not for readers.
 */
export function wordsOfError(status: number | null, said: unknown = null): ErrorWords {
  const reason = typeof said === 'string' && /^[^"]{1,300}[.?]$/.test(said) ? said : null;
  switch (status) {
    case 400:
      return {
        status,
        title: 'This address can not be understood',
        what: reason ?? 'Something in it is mistyped.',
        retry: false,
        action: HOME,
      };
    case 401:
      return {
        status,
        title: 'You are signed out',
        what: 'Sign in again to go on where you were.',
        safe: 'What was shown as saved is saved.',
        retry: false,
        action: { label: 'Sign in', to: '/sign-in' },
      };
    case 403:
      return {
        status,
        title: 'This is not open to you',
        what: 'It exists, but your account may not do this. An owner of the organisation can invite you or change your role.',
        retry: false,
        action: HOME,
      };
    case 404:
      return {
        status,
        title: 'There is nothing here',
        what: reason ?? 'The address is mistyped, or what stood here is gone.',
        retry: false,
        action: HOME,
      };
    case 405:
      return {
        status,
        title: 'That can not be sent here',
        what: 'This address does not take what was sent.',
        retry: false,
        action: HOME,
      };
    case 422:
      return {
        status,
        title: 'This can not be opened',
        what: reason ?? 'What was stored of it can not be read.',
        safe: 'The board itself is not touched by it.',
        retry: false,
        action: HOME,
      };
    default:
      return {
        status,
        title: 'Something broke on our side',
        what: 'The page could not be shown. Try again; if it stays, tell whoever runs this server.',
        safe: 'Boards are saved as you work: what was shown as saved is safe.',
        retry: true,
        action: HOME,
      };
  }
}
