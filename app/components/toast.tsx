import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import type { ShownToast, ToastMessage } from './toast-message.ts';
import { ToastRegion } from './toast-region.tsx';

const ToastContext = createContext<((message: ToastMessage) => void) | null>(null);

/** The function that shows a toast. For what happened elsewhere or passes by; errors of a form stand in the form. */
export function useToast(): (message: ToastMessage) => void {
  const show = useContext(ToastContext);
  if (!show) throw new Error('useToast wants a ToastProvider around it');
  return show;
}

/**
 * Stands once around the page; keeps the last three. F8 moves the focus to them. With the page, not fetched: what it
 * says may be that the network is gone.
 */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly ShownToast[]>([]);
  const show = useCallback((message: ToastMessage) => {
    setToasts((shown) => [...shown.slice(-2), { message, id: (shown.at(-1)?.id ?? 0) + 1 }]);
  }, []);
  const dismiss = useCallback((id: number) => setToasts((shown) => shown.filter((toast) => toast.id !== id)), []);
  return (
    <ToastContext.Provider value={show}>
      {children}
      <ToastRegion toasts={toasts} onDismiss={dismiss} />
    </ToastContext.Provider>
  );
}
