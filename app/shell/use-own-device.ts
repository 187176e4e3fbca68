import { useEffect } from 'react';

/** On pages of a signed-in person: takes off this device what others who used it have left. Once a page load. */
export function useOwnDevice(userId: string): void {
  useEffect(() => {
    if (checkedFor === userId) return;
    const timer = setTimeout(() => {
      checkedFor = userId;
      void clearOthers(userId);
    }, SETTLED_MS);
    return () => clearTimeout(timer);
  }, [userId]);
}

/** By then the page is there: housekeeping must not compete with it. */
const SETTLED_MS = 3000;

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
