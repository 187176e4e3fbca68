import { createContext, useContext } from 'react';

/** The id of the request that this document answered: whoever runs the server finds it in the log. */
export const RequestIdContext = createContext<string | undefined>(undefined);

export const useRequestId = (): string | undefined => useContext(RequestIdContext);

/** Marks where an error page shows the id. */
export const REQUEST_ID_ATTRIBUTE = 'data-request-id';

/** The id shown by the loaded document; undefined when it showed no error: a later one is of another request. */
export function requestIdOfDocument(): string | undefined {
  return document.querySelector(`[${REQUEST_ID_ATTRIBUTE}]`)?.textContent ?? undefined;
}
