import { clsx } from 'clsx';
import { AlertDialog as Radix } from 'radix-ui';
import type { ReactNode, RefObject } from 'react';
import { Button } from './button.tsx';
import { DialogActions } from './dialog-actions.tsx';
import { DIALOG_STYLE, SCRIM_STYLE } from './dialog-style.ts';
import { useFocusBack } from './use-focus-back.ts';

interface AlertSurfaceProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly action: string;
  readonly danger: boolean;
  /** The button that opened it; null where it was opened from elsewhere. */
  readonly anchor: RefObject<HTMLElement> | null;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** An open question: a press outside does not answer it. */
export function AlertSurface({ title, children, action, danger, anchor, onConfirm, onClose }: AlertSurfaceProps) {
  const focusBack = useFocusBack(anchor);
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className={SCRIM_STYLE} />
        <Radix.Content {...focusBack} className={clsx(DIALOG_STYLE, 'max-w-md p-5')}>
          <Radix.Title className="text-md">{title}</Radix.Title>
          <Radix.Description asChild>
            <div className="mt-2 text-ink-2">{children}</div>
          </Radix.Description>
          <DialogActions>
            <Radix.Cancel asChild>
              <Button>Cancel</Button>
            </Radix.Cancel>
            <Radix.Action asChild>
              <Button variant={danger ? 'danger' : 'primary'} onClick={onConfirm}>
                {action}
              </Button>
            </Radix.Action>
          </DialogActions>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
