import type { ToolDesk } from './tool-desk.ts';

/** Runs an action of the open canvas by its id, where it applies now. */
export function runAction(desk: ToolDesk, id: string): void {
  const context = desk.context();
  const action = desk.canvas.get()?.actions.find((candidate) => candidate.id === id);
  if (context && action?.applies(context)) action.run?.(context);
}
