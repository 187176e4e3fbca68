import { createContext, useContext } from 'react';

/** The nonce of this page's inline scripts and styles. */
export const CspNonceContext = createContext<string | undefined>(undefined);

export const useCspNonce = (): string | undefined => useContext(CspNonceContext);

/** The nonce the loaded document was sent with; browsers hide the attribute and answer the property. */
export function cspNonceOfDocument(): string | undefined {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce || undefined;
}
