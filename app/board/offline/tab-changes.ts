/** A board with changes that only this browser has. */
export interface WaitingBoard {
  readonly key: string;
  readonly title: string;
  readonly count: number;
}

const open = new Set<() => WaitingBoard>();

/** Has a board that is open in this tab asked for changes that the device does not keep. Answers how to stop. */
export function noteOpenBoard(waitingInTab: () => WaitingBoard): () => void {
  open.add(waitingInTab);
  return () => {
    open.delete(waitingInTab);
  };
}

/** Changes on open boards that are nowhere but in this tab. */
export function waitingInTab(): WaitingBoard[] {
  return [...open].map((ask) => ask()).filter(({ count }) => count > 0);
}
