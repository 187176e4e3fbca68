import type { BoardSession } from '#app/board/sync/board-session.ts';
import { fetchedCode, useFetchedCode } from '#app/components/fetched-code.ts';

/** Fetched when it is wanted: a board sets its matrix up once. */
const settingsCode = fetchedCode(async () => (await import('./matrix-settings.tsx')).MatrixSettings);

interface MatrixSettingsSlotProps {
  readonly session: BoardSession | null;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** The settings of the matrix while they are open. */
export function MatrixSettingsSlot({ session, isOpen, onClose }: MatrixSettingsSlotProps) {
  const MatrixSettings = useFetchedCode(settingsCode, isOpen, onClose);
  return isOpen && session && MatrixSettings ? <MatrixSettings session={session} onClose={onClose} /> : null;
}
