import { createContext, type ReactNode, useContext, useState } from 'react';
import { createPortal } from 'react-dom';

interface Slot {
  readonly element: HTMLElement | null;
  readonly setElement: (element: HTMLElement | null) => void;
}

const SlotContext = createContext<Slot | null>(null);

/** Stands around the header and the pictures, so that a picture can put its controls into the header's second line. */
export function PictureControlsProvider({ children }: { children: ReactNode }) {
  const [element, setElement] = useState<HTMLElement | null>(null);
  return <SlotContext.Provider value={{ element, setElement }}>{children}</SlotContext.Provider>;
}

/** The place in the header where the controls of the picture stand. */
export function PictureControlsSlot({ className }: { className?: string }) {
  const slot = useContext(SlotContext);
  return <div ref={slot?.setElement} className={className} />;
}

/** Puts the picture's own controls (scale, filter, what to show) into the header. */
export function PictureControls({ children }: { children: ReactNode }) {
  const slot = useContext(SlotContext);
  return slot?.element ? createPortal(children, slot.element) : null;
}
