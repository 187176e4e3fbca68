import { CircleAlert, CircleCheck, Info, X } from 'lucide-react';
import { Toast as Radix } from 'radix-ui';
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import { IconButton } from './icon-button.tsx';

export interface ToastMessage {
  readonly title: string;
  readonly description?: ReactNode;
  readonly tone?: 'info' | 'ok' | 'bad';
  /** One thing to do about it: "Undo". `label` is the button, `run` what it does. */
  readonly action?: { readonly label: string; readonly run: () => void };
}

interface ShownToast extends ToastMessage {
  readonly id: number;
}

const ToastContext = createContext<((message: ToastMessage) => void) | null>(null);

const ICON = {
  info: <Info aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-3" />,
  ok: <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-ok" />,
  bad: <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-bad" />,
} as const;

/** The function that shows a toast. For what happened elsewhere or passes by; errors of a form stand in the form. */
export function useToast(): (message: ToastMessage) => void {
  const show = useContext(ToastContext);
  if (!show) throw new Error('useToast wants a ToastProvider around it');
  return show;
}

/** Stands once around the page; keeps the last three. F8 moves the focus to them. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly ShownToast[]>([]);
  const show = useCallback((message: ToastMessage) => {
    setToasts((shown) => [...shown.slice(-2), { ...message, id: (shown.at(-1)?.id ?? 0) + 1 }]);
  }, []);
  const dismiss = (id: number) => setToasts((shown) => shown.filter((toast) => toast.id !== id));
  return (
    <ToastContext.Provider value={show}>
      <Radix.Provider swipeDirection="right" label="Message">
        {children}
        {toasts.map((toast) => (
          <ToastCard key={toast.id} toast={toast} onClose={() => dismiss(toast.id)} />
        ))}
        <Radix.Viewport className="fixed right-0 bottom-0 z-50 flex w-full max-w-sm flex-col gap-2 p-4" />
      </Radix.Provider>
    </ToastContext.Provider>
  );
}

function ToastCard({ toast, onClose }: { toast: ShownToast; onClose: () => void }) {
  const { title, description, tone = 'info', action } = toast;
  return (
    <Radix.Root
      type={tone === 'bad' ? 'foreground' : 'background'}
      duration={tone === 'bad' || action ? 10_000 : 5_000}
      onOpenChange={(open) => !open && onClose()}
      className="flex animate-float-in items-start gap-2.5 rounded-card border border-line bg-raised p-3 shadow-float"
    >
      {ICON[tone]}
      <div className="min-w-0 flex-1">
        <Radix.Title className="font-medium">{title}</Radix.Title>
        {description && <Radix.Description className="mt-0.5 text-ink-2">{description}</Radix.Description>}
      </div>
      {action && (
        <Radix.Action altText={action.label} asChild onClick={action.run}>
          <button type="button" className="min-h-6 rounded-sm px-1 font-medium text-link hover:underline">
            {action.label}
          </button>
        </Radix.Action>
      )}
      <Radix.Close asChild>
        <IconButton label="Dismiss" tooltip={false} className="-m-1">
          <X aria-hidden className="size-4" />
        </IconButton>
      </Radix.Close>
    </Radix.Root>
  );
}
