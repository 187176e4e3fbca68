const DELAY_MS = 400;
/** Moving on to a neighbour within this time opens its tooltip at once. */
const SKIP_DELAY_MS = 200;
/** Time to move the pointer from the button onto its tooltip. */
const GRACE_MS = 120;

/** A tooltip's own way of showing and hiding itself; the object says whose turn it is. */
export interface TooltipTurn {
  show(): void;
  hide(): void;
}

let open: TooltipTurn | null = null;
let waiting: TooltipTurn | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
let hiddenAt = Number.NEGATIVE_INFINITY;

/** At most one tooltip is open on the page, after a delay unless a neighbour's was just open. */
export const tooltipTurns = {
  /** The pointer came over the button or over its open tooltip. */
  enter(turn: TooltipTurn): void {
    clearTimeout(timer);
    if (open === turn) return;
    waiting = turn;
    const skips = open !== null || performance.now() - hiddenAt < SKIP_DELAY_MS;
    timer = setTimeout(() => tooltipTurns.show(turn), skips ? 0 : DELAY_MS);
  },
  /** The pointer left the button or its tooltip. */
  leave(turn: TooltipTurn): void {
    if (open === turn || waiting === turn) clearTimeout(timer);
    if (open === turn) timer = setTimeout(() => tooltipTurns.hide(turn), GRACE_MS);
  },
  show(turn: TooltipTurn): void {
    clearTimeout(timer);
    waiting = null;
    if (open !== turn) open?.hide();
    open = turn;
    turn.show();
  },
  hide(turn: TooltipTurn): void {
    if (open !== turn && waiting !== turn) return;
    clearTimeout(timer);
    waiting = null;
    if (open !== turn) return;
    open = null;
    hiddenAt = performance.now();
    turn.hide();
  },
};
