import { useEffect } from 'react';
import { fetchedCode } from './fetched-code.ts';

/** What menus, popovers and dialogs open with: placing, focus, keys. Every page has some of their buttons and few open at once. */
export const menuCode = fetchedCode(async () => (await import('./menu-surface.tsx')).MenuSurface);
export const popoverCode = fetchedCode(async () => (await import('./popover-surface.tsx')).PopoverSurface);
export const dialogCode = fetchedCode(async () => (await import('./dialog-surface.tsx')).DialogSurface);
export const alertCode = fetchedCode(async () => (await import('./alert-surface.tsx')).AlertSurface);
const ALL = [menuCode, popoverCode, dialogCode, alertCode];

/** Fetches all at the first press or key on the page: from then on they open without the network too. */
export function useWarmFloatingCode(): void {
  useEffect(() => {
    const warm = () => {
      window.removeEventListener('pointerdown', warm, true);
      window.removeEventListener('keydown', warm, true);
      for (const code of ALL) code.warm();
    };
    window.addEventListener('pointerdown', warm, true);
    window.addEventListener('keydown', warm, true);
    return () => {
      window.removeEventListener('pointerdown', warm, true);
      window.removeEventListener('keydown', warm, true);
    };
  }, []);
}
