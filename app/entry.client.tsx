import { RemixBrowser } from '@remix-run/react';
import { StrictMode, startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { CspNonceContext, cspNonceOfDocument } from './shell/csp-nonce.ts';
import { RequestIdContext, requestIdOfDocument } from './shell/request-id.ts';

declare global {
  /** Read by the menus' and dialogs' library for the styles it adds while one is open. */
  var __webpack_nonce__: string | undefined;
}

const nonce = cspNonceOfDocument();
globalThis.__webpack_nonce__ = nonce;
const requestId = requestIdOfDocument();

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <CspNonceContext.Provider value={nonce}>
        <RequestIdContext.Provider value={requestId}>
          <RemixBrowser />
        </RequestIdContext.Provider>
      </CspNonceContext.Provider>
    </StrictMode>,
  );
});
