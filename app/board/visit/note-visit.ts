import type { LastVisit } from '#shared/history/last-visit.ts';

/** Tells the server that this person is on the board; answers what others changed since they were here last. */
export async function noteVisit(boardId: string): Promise<LastVisit | null> {
  const response = await fetch(`/b/${boardId}/visit`, { method: 'POST' });
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  return (await response.json()) as LastVisit | null;
}
