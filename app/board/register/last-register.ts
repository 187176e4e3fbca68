import { useSyncExternalStore } from 'react';
import { REGISTER_NAMES, type RegisterName } from './register-kinds.ts';

const KEY = 'quarterdeck:register';
const listeners = new Set<() => void>();

/** The register that was open last on this device, the risks to begin with: where "Register" leads. */
export function useLastRegister(): RegisterName {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    readLast,
    () => 'risks',
  );
}

/** Remembers which register was opened. */
export function rememberRegister(name: RegisterName): void {
  try {
    localStorage.setItem(KEY, name);
  } catch (error) {
    console.info('This browser keeps nothing for the next visit:', error);
  }
  for (const listener of [...listeners]) listener();
}

function readLast(): RegisterName {
  let kept: string | null = null;
  try {
    kept = localStorage.getItem(KEY);
  } catch {
    // Storage is switched off: the risks it is.
  }
  return REGISTER_NAMES.find((name) => name === kept) ?? 'risks';
}
