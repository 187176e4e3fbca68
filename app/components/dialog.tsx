import { cloneElement, createContext, type ReactElement, type ReactNode, useContext } from 'react';
import { DialogTrigger } from './dialog-trigger.tsx';
import { dialogCode } from './floating-code.ts';
import { useDialog } from './use-dialog.ts';

export interface DialogProps {
  readonly title: string;
  readonly description?: ReactNode;
  /** The button that opens it; leave out when `open` is driven from elsewhere. */
  readonly trigger?: ReactElement;
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  readonly size?: 'sm' | 'md' | 'lg';
  readonly children: ReactNode;
}

const CloseContext = createContext<() => void>(() => undefined);

/**
 * A modal dialog with a title and a close button; its body scrolls. Put buttons last, in `DialogActions`. Its code comes
 * when it is first wanted; a press meanwhile opens it as soon as it is there.
 */
export function Dialog({ title, description, trigger, open, onOpenChange, size = 'sm', children }: DialogProps) {
  const { anchor, isOpen, setOpen, Surface } = useDialog(dialogCode, { open, onOpenChange });
  const close = () => setOpen(false);
  return (
    <>
      {trigger && (
        <DialogTrigger
          button={trigger}
          anchor={anchor}
          isOpen={isOpen}
          warm={dialogCode.warm}
          onOpen={() => setOpen(true)}
        />
      )}
      {Surface && (
        <Surface title={title} description={description} size={size} anchor={trigger ? anchor : null} onClose={close}>
          <CloseContext.Provider value={close}>{children}</CloseContext.Provider>
        </Surface>
      )}
    </>
  );
}

/** Wraps a button that closes the dialog. */
export function DialogClose({ children }: { children: ReactElement }) {
  return cloneElement(children, { onClick: useContext(CloseContext) });
}
