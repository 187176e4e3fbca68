/** Where something lies on its page, as far as a glide cares. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly w: number;
}

/** Things on their way to where they already are in the store: what is painted follows in a moment. */
export interface Glides {
  /** Lets a thing glide from where it is seen now. */
  start(id: string, from: Place, to: Place, now: number): void;
  /** Where a thing is seen that lies at `at`. */
  shown(id: string, at: Place, now: number): Place;
  /** Forgets what has arrived; answers whether anything moves still. */
  prune(now: number): boolean;
}

export const GLIDE_MS = 160;

interface Glide {
  readonly dx: number;
  readonly dy: number;
  readonly dw: number;
  readonly startedAt: number;
}

export function createGlides(): Glides {
  const glides = new Map<string, Glide>();
  const shown = (id: string, at: Place, now: number): Place => {
    const glide = glides.get(id);
    if (!glide) return at;
    const left = 1 - easeOut((now - glide.startedAt) / GLIDE_MS);
    return { x: at.x + glide.dx * left, y: at.y + glide.dy * left, w: at.w + glide.dw * left };
  };
  return {
    start(id, from, to, now) {
      const seen = shown(id, from, now);
      glides.set(id, { dx: seen.x - to.x, dy: seen.y - to.y, dw: seen.w - to.w, startedAt: now });
    },
    shown,
    prune(now) {
      for (const [id, { startedAt }] of glides) if (now - startedAt >= GLIDE_MS) glides.delete(id);
      return glides.size > 0;
    },
  };
}

/** Fast first, then slower; 0 before it begins and 1 once it is over. */
function easeOut(part: number): number {
  return 1 - (1 - Math.min(1, Math.max(0, part))) ** 3;
}
