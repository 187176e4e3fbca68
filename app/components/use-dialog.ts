import { useRef, useState } from 'react';
import { type FetchedCode, useFetchedCode } from './fetched-code.ts';

interface DialogState {
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
}

/** Whether a dialog is open, by itself or driven from elsewhere, and its code once that is wanted and there. */
export function useDialog<T>(code: FetchedCode<T>, { open, onOpenChange }: DialogState) {
  const anchor = useRef<HTMLElement>(null);
  const [ownOpen, setOwnOpen] = useState(false);
  const isOpen = open ?? ownOpen;
  const setOpen = (next: boolean) => {
    setOwnOpen(next);
    onOpenChange?.(next);
  };
  const Surface = useFetchedCode(code, isOpen, () => setOpen(false));
  return { anchor, isOpen, setOpen, Surface: isOpen ? Surface : null };
}
