import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Brush } from '#app/board/canvas/paint/brush.ts';
import { createTextFitter, PICTURE_FONT } from '#app/board/canvas/paint/fit-text.ts';
import { type Palette, readPalette } from '#app/board/canvas/paint/palette.ts';
import { createTextQueue } from '#app/board/canvas/paint/text-queue.ts';
import { useIsDark } from '#app/board/canvas/use-theme.ts';
import type { ReplayFrame } from '#shared/history/replay-frames.ts';
import { between, easeOut, type Places } from './glide.ts';

/** What a picture of the replay has to know of a stop. */
export interface Painter {
  readonly placesOf: (frame: ReplayFrame) => Places;
  /** Height of the whole picture at this width, in pixels of the screen; what does not fit is scrolled. */
  readonly heightOf: (frame: ReplayFrame, width: number, height: number) => number;
  readonly paint: (brush: Omit<Brush, 'camera' | 'insetLeft'>, step: PaintedStep) => void;
}

export interface PaintedStep {
  readonly frame: ReplayFrame;
  readonly before: ReplayFrame | null;
  readonly places: Places;
  /** How far from `before` to `frame`, eased. */
  readonly part: number;
  readonly scrollTop: number;
}

interface ReplayPictureProps {
  readonly frame: ReplayFrame;
  readonly painter: Painter;
  /** What is to be seen, for who does not see it. */
  readonly label: string;
  /** Milliseconds that bars take to glide from stop to stop; 0: they jump. */
  readonly glideMs: number;
}

/** One canvas that glides from stop to stop. It paints only while something moves. */
export function ReplayPicture({ frame, painter, label, glideMs }: ReplayPictureProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  const palette = usePalette(scroller);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () => setSize({ width: element.clientWidth, height: element.clientHeight });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, []);
  const glide = useRef(new Glide());
  useLayoutEffect(() => {
    const brush = canvas.current && palette && size.width > 0 ? brushOn(canvas.current, palette, size) : null;
    if (!brush) return;
    const { current } = glide;
    current.goTo(frame, painter.placesOf(frame), glideMs, performance.now());
    let waiting = 0;
    const paint = () => {
      waiting = 0;
      const now = performance.now();
      brush.ctx.fillStyle = brush.palette.paper;
      brush.ctx.fillRect(0, 0, size.width, size.height);
      painter.paint(brush, { ...current.at(now), scrollTop: scroller.current?.scrollTop ?? 0 });
      if (current.isMoving(now)) waiting = requestAnimationFrame(paint);
    };
    const onScroll = () => {
      if (waiting === 0) waiting = requestAnimationFrame(paint);
    };
    paint();
    const element = scroller.current;
    element?.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      cancelAnimationFrame(waiting);
      element?.removeEventListener('scroll', onScroll);
    };
  }, [frame, painter, glideMs, palette, size]);
  const below = size.width === 0 ? 0 : Math.max(0, painter.heightOf(frame, size.width, size.height) - size.height);
  return (
    <section
      ref={scroller}
      className="relative min-h-0 flex-1 overflow-y-auto overflow-x-hidden"
      // What scrolls is scrolled with the keyboard too.
      tabIndex={below > 0 ? 0 : undefined}
      aria-label={label}
    >
      <canvas
        ref={canvas}
        role="img"
        aria-label={label}
        className="sticky top-0 block"
        style={{ width: size.width, height: size.height }}
      />
      <div style={{ height: below }} />
    </section>
  );
}

/** From which stop to which, and since when. */
class Glide {
  #frame: ReplayFrame | null = null;
  #before: ReplayFrame | null = null;
  #from: Places = new Map();
  #to: Places = new Map();
  #start = 0;
  #ms = 0;

  goTo(frame: ReplayFrame, places: Places, ms: number, now: number): void {
    if (frame === this.#frame && places === this.#to) return;
    const isFirst = this.#frame === null;
    // From where things are seen, though they may have been on their way elsewhere.
    this.#from = between(this.#from, this.#to, this.#part(now));
    this.#before = this.#frame;
    this.#frame = frame;
    this.#to = places;
    this.#start = now;
    this.#ms = isFirst ? 0 : ms;
  }

  at(now: number): Omit<PaintedStep, 'scrollTop'> {
    const { frame, before, part } = { frame: this.#frame, before: this.#before, part: this.#part(now) };
    if (!frame) throw new Error('There is no stop yet.');
    return { frame, before, part: easeOut(part), places: between(this.#from, this.#to, part) };
  }

  isMoving(now: number): boolean {
    return this.#part(now) < 1;
  }

  #part(now: number): number {
    return this.#ms === 0 ? 1 : Math.min(1, (now - this.#start) / this.#ms);
  }
}

/** The colours in force; read anew when the theme changes and once the font is there. */
function usePalette(element: RefObject<HTMLElement | null>): Palette | null {
  const isDark = useIsDark();
  const [palette, setPalette] = useState<Palette | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the tokens are others in the other theme.
  useEffect(() => {
    const read = () => element.current && setPalette(readPalette(element.current));
    read();
    void document.fonts.load(`550 12px ${PICTURE_FONT}`).then(() => {
      fitter().forget();
      read();
    });
  }, [isDark, element]);
  return useMemo(() => palette, [palette]);
}

let made: ReturnType<typeof createTextFitter> | null = null;
function fitter() {
  made ??= createTextFitter(PICTURE_FONT);
  return made;
}

function brushOn(canvas: HTMLCanvasElement, palette: Palette, { width, height }: { width: number; height: number }) {
  const ratio = window.devicePixelRatio || 1;
  const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== w) canvas.width = w;
  if (canvas.height !== h) canvas.height = h;
  const ctx = canvas.getContext('2d', { alpha: false });
  if (!ctx) throw new Error('This browser has no 2D canvas.');
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  const text = fitter();
  return { ctx, palette, text, lines: createTextQueue(ctx, text), width, height };
}
