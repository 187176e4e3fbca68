import { clsx } from 'clsx';
import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode, RefObject } from 'react';
import { DIALOG_STYLE, SCRIM_STYLE } from './dialog-style.ts';
import { IconButton } from './icon-button.tsx';
import { useFocusBack } from './use-focus-back.ts';

interface DialogSurfaceProps {
  readonly title: string;
  readonly description?: ReactNode;
  readonly size: 'sm' | 'md' | 'lg';
  /** The button that opened it; null where it was opened from elsewhere. */
  readonly anchor: RefObject<HTMLElement> | null;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

const WIDTH = { sm: 'max-w-md', md: 'max-w-xl', lg: 'max-w-4xl' } as const;

/** An open modal dialog: focus within, Escape and presses outside. */
export function DialogSurface({ title, description, size, anchor, onClose, children }: DialogSurfaceProps) {
  const focusBack = useFocusBack(anchor);
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className={SCRIM_STYLE} />
        <Radix.Content
          {...focusBack}
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
