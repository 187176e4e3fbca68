import type { ReactElement, ReactNode } from 'react';
import { DialogTrigger } from './dialog-trigger.tsx';
import { alertCode } from './floating-code.ts';
import { useDialog } from './use-dialog.ts';

export interface AlertDialogProps {
  readonly title: string;
  /** What will happen, and what stays safe. */
  readonly children: ReactNode;
  /** The verb of the button that does it: "Archive", "Remove Ada". */
  readonly action: string;
  readonly onConfirm: () => void;
  readonly danger?: boolean;
  readonly trigger?: ReactElement;
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
}

/** Asks before something that is hard to take back. Focus starts on the way out. Its code comes when it is first wanted. */
export function AlertDialog({ trigger, open, onOpenChange, danger = true, ...question }: AlertDialogProps) {
  const { anchor, isOpen, setOpen, Surface } = useDialog(alertCode, { open, onOpenChange });
  return (
    <>
      {trigger && (
        <DialogTrigger
          button={trigger}
          anchor={anchor}
          isOpen={isOpen}
          warm={alertCode.warm}
          onOpen={() => setOpen(true)}
        />
      )}
      {Surface && (
        <Surface {...question} danger={danger} anchor={trigger ? anchor : null} onClose={() => setOpen(false)} />
      )}
    </>
  );
}
