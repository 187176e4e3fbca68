import { useEffect, useState } from 'react';
import { useToast } from './toast.tsx';

/** Code that a page does without until somebody is about to use it. */
export interface FetchedCode<T> {
  /** The same promise for all who ask; one that failed is tried again. */
  fetch(): Promise<T>;
  /** Fetches ahead; what fails here is told to who asks in earnest. */
  warm(): void;
}

export function fetchedCode<T>(load: () => Promise<T>): FetchedCode<T> {
  let pending: Promise<T> | null = null;
  const fetch = () => {
    pending ??= load().catch((error) => {
      pending = null;
      throw error;
    });
    return pending;
  };
  return { fetch, warm: () => void fetch().then(undefined, () => undefined) };
}

/** The code once `wanted`, null until it is there; says so where it can't be had, and calls `onFailed`. */
export function useFetchedCode<T>(code: FetchedCode<T>, wanted: boolean, onFailed: () => void): T | null {
  const [value, setValue] = useState<{ readonly code: T } | null>(null);
  const toast = useToast();
  useEffect(() => {
    if (!wanted || value) return;
    let left = false;
    code.fetch().then(
      (fetched) => !left && setValue({ code: fetched }),
      () => {
        if (left) return;
        onFailed();
        toast({ tone: 'bad', title: 'This could not be opened', description: 'Check the connection and try again.' });
      },
    );
    return () => {
      left = true;
    };
  });
  return value?.code ?? null;
}
