import { clsx } from 'clsx';
import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { IconButton } from './icon-button.tsx';

export const SCRIM_STYLE = 'fixed inset-0 z-40 animate-fade-in bg-scrim';
export const DIALOG_STYLE =
  'fixed top-[max(1rem,12vh)] left-1/2 z-50 flex max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] -translate-x-1/2 ' +
  'animate-fade-in flex-col rounded-dialog border border-line bg-raised shadow-float sm:max-h-[80vh]';

export interface DialogProps {
  readonly title: string;
  readonly description?: ReactNode;
  /** The button that opens it; leave out when `open` is driven from elsewhere. */
  readonly trigger?: ReactNode;
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  readonly size?: 'sm' | 'md' | 'lg';
  readonly children: ReactNode;
}

const WIDTH = { sm: 'max-w-md', md: 'max-w-xl', lg: 'max-w-4xl' } as const;

/** A modal dialog with a title and a close button; its body scrolls. Put buttons last, in `DialogActions`. */
export function Dialog({ title, description, trigger, open, onOpenChange, size = 'sm', children }: DialogProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className={SCRIM_STYLE} />
        <Radix.Content
          className={clsx(DIALOG_STYLE, WIDTH[size])}
          {...(description ? {} : { 'aria-describedby': undefined })}
        >
          <header className="pt-5 pr-14 pb-3 pl-5">
            <Radix.Title className="text-md">{title}</Radix.Title>
            {description && <Radix.Description className="mt-1 text-ink-2">{description}</Radix.Description>}
          </header>
          <div className="overflow-y-auto px-5 pt-1 pb-5">{children}</div>
          {/* Last, so that the focus starts in the dialog's own first field. */}
          <Radix.Close asChild>
            <IconButton label="Close" tooltip={false} className="absolute top-3.5 right-3.5">
              <X aria-hidden className="size-4" />
            </IconButton>
          </Radix.Close>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** The row of buttons at the end of a dialog; the main one last. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <div className="mt-5 flex flex-wrap justify-end gap-2">{children}</div>;
}

/** Wraps a button that closes the dialog. */
export const DialogClose = ({ children }: { children: ReactNode }) => <Radix.Close asChild>{children}</Radix.Close>;
