import type { Signal } from '@tldraw/tldraw';
import { createContext, useContext } from 'react';
import type { ItemAddress } from '#app/board/panel/item-address.ts';
import type { BoardSession } from '#app/board/sync/board-session.ts';
import type { ToastMessage } from '#app/components/toast-message.ts';
import type { PictureState } from './editor/picture-state.ts';
import type { Palette } from './paint/palette.ts';

/** What every part of the canvas works with. */
export interface CanvasParts {
  readonly session: BoardSession;
  readonly state: PictureState;
  readonly palette: Signal<Palette>;
  readonly openItem: (item: ItemAddress) => void;
  /** Shows a toast. */
  readonly say: (message: ToastMessage) => void;
}

const CanvasContext = createContext<CanvasParts | null>(null);
export const CanvasPartsProvider = CanvasContext.Provider;

export function useCanvasParts(): CanvasParts {
  const parts = useContext(CanvasContext);
  if (!parts) throw new Error('This is a part of the board canvas: it needs CanvasPartsProvider around it.');
  return parts;
}
