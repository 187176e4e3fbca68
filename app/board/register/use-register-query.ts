import { useSearchParams } from '@remix-run/react';
import { useCallback, useMemo } from 'react';
import { type RegisterQuery, readQuery, writeQuery } from './register-query.ts';

/** The register's query as the address has it, and how to change it. Changes replace the entry in the browser's history. */
export function useRegisterQuery(
  columnIds: readonly string[],
): readonly [RegisterQuery, (change: (query: RegisterQuery) => RegisterQuery) => void] {
  const [params, setParams] = useSearchParams();
  const query = useMemo(() => readQuery(params, columnIds), [params, columnIds]);
  const change = useCallback(
    (next: (query: RegisterQuery) => RegisterQuery) =>
      setParams((before) => writeQuery(before, next(readQuery(before, columnIds)), columnIds), {
        replace: true,
        preventScrollReset: true,
      }),
    [setParams, columnIds],
  );
  return [query, change];
}
