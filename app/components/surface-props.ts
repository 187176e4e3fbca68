import type { ReactNode, RefObject } from 'react';

/** What an open menu or popover knows of the button that opened it. */
export interface SurfaceProps {
  readonly id: string;
  readonly anchor: RefObject<HTMLElement>;
  readonly align: 'start' | 'center' | 'end';
  readonly onClose: () => void;
  readonly children: ReactNode;
}
