import { clsx } from 'clsx';
import { AlertDialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { DIALOG_STYLE, DialogActions, SCRIM_STYLE } from './dialog.tsx';

export interface AlertDialogProps {
  readonly title: string;
  /** What will happen, and what stays safe. */
  readonly children: ReactNode;
  /** The verb of the button that does it: "Archive", "Remove Ada". */
  readonly action: string;
  readonly onConfirm: () => void;
  readonly danger?: boolean;
  readonly trigger?: ReactNode;
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
}

/** Asks before something that is hard to take back. Focus starts on the way out. */
export function AlertDialog({
  title,
  children,
  action,
  onConfirm,
  danger = true,
  trigger,
  open,
  onOpenChange,
}: AlertDialogProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className={SCRIM_STYLE} />
        <Radix.Content className={clsx(DIALOG_STYLE, 'max-w-md p-5')}>
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
