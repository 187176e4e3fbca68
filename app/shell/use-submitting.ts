import { useNavigation } from '@remix-run/react';

/** Whether this page's form is being sent, and its answer loaded. */
export function useSubmitting(): boolean {
  const { state, formMethod } = useNavigation();
  return state !== 'idle' && formMethod !== undefined && formMethod !== 'GET';
}
