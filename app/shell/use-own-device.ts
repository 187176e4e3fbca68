import { useEffect } from 'react';

/** On pages of a signed-in person: takes off this device what others who used it have left. Once a page load. */
export function useOwnDevice(userId: string): void {
  useEffect(() => {
    if (checkedFor === userId) return;
    checkedFor = userId;
    void clearOthers(userId);
  }, [userId]);
}

let checkedFor: string | null = null;

async function clearOthers(userId: string): Promise<void> {
  try {
    const { clearDeviceOfOthers } = await import('#app/board/offline/clear-device.ts');
    await clearDeviceOfOthers(userId);
  } catch {
    // Blocked storage holds nothing; anything else is tried again with the next page.
    checkedFor = null;
  }
}
